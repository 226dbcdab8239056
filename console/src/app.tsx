import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { useSession } from './api/session.tsx';
import { Page } from './components/page.tsx';
import { EmptyState, LoadingState } from './components/states.tsx';
import { TextLink } from './components/text-link.tsx';
import { AppFrame } from './shell/app-frame.tsx';
import { SignIn } from './shell/sign-in.tsx';

// Each page comes when it is first asked for, so that the first one is there at once.
const OverviewPage = lazy(() =>
  import('./pages/overview/overview-page.tsx').then((m) => ({ default: m.OverviewPage })),
);
const BackendsPage = lazy(() =>
  import('./pages/backends/backends-page.tsx').then((m) => ({ default: m.BackendsPage })),
);
const BackendPage = lazy(() => import('./pages/backends/backend-page.tsx').then((m) => ({ default: m.BackendPage })));
const TenantsPage = lazy(() => import('./pages/tenants/tenants-page.tsx').then((m) => ({ default: m.TenantsPage })));
const TenantPage = lazy(() => import('./pages/tenants/tenant-page.tsx').then((m) => ({ default: m.TenantPage })));
const AuditPage = lazy(() => import('./pages/audit/audit-page.tsx').then((m) => ({ default: m.AuditPage })));
const BucketsPage = lazy(() => import('./pages/buckets/buckets-page.tsx').then((m) => ({ default: m.BucketsPage })));
const BucketPage = lazy(() => import('./pages/buckets/bucket-page.tsx').then((m) => ({ default: m.BucketPage })));
const ObjectPage = lazy(() => import('./pages/buckets/object-page.tsx').then((m) => ({ default: m.ObjectPage })));
const QueuePage = lazy(() => import('./pages/queue/queue-page.tsx').then((m) => ({ default: m.QueuePage })));
const ProvidersPage = lazy(() =>
  import('./pages/providers/providers-page.tsx').then((m) => ({ default: m.ProvidersPage })),
);
const ProviderPage = lazy(() =>
  import('./pages/providers/provider-page.tsx').then((m) => ({ default: m.ProviderPage })),
);
const SnapshotsPage = lazy(() =>
  import('./pages/snapshots/snapshots-page.tsx').then((m) => ({ default: m.SnapshotsPage })),
);
const SnapshotPage = lazy(() =>
  import('./pages/snapshots/snapshot-page.tsx').then((m) => ({ default: m.SnapshotPage })),
);
const SnapshotDiffPage = lazy(() =>
  import('./pages/snapshots/snapshot-diff-page.tsx').then((m) => ({ default: m.SnapshotDiffPage })),
);
const DiscoverPage = lazy(() =>
  import('./pages/discover/discover-page.tsx').then((m) => ({ default: m.DiscoverPage })),
);

/** Every page by its address behind the `#`. */
export function App(): ReactNode {
  return (
    <AppFrame>
      <Suspense fallback={<LoadingState rows={6} />}>
        <Switch>
          <Route path="/">
            <WithKey>
              <OverviewPage />
            </WithKey>
          </Route>
          <Route path="/tenants">
            <WithKey>
              <TenantsPage />
            </WithKey>
          </Route>
          <Route path="/tenants/:id">
            {({ id }) => (
              <WithKey>
                <TenantPage key={id} customerId={decodeURIComponent(id)} />
              </WithKey>
            )}
          </Route>
          <Route path="/buckets">
            <WithKey>
              <BucketsPage />
            </WithKey>
          </Route>
          <Route path="/buckets/:tenant/:bucket">
            {({ tenant, bucket }) => (
              <WithKey>
                <BucketPage customerId={decodeURIComponent(tenant)} logicalName={decodeURIComponent(bucket)} />
              </WithKey>
            )}
          </Route>
          <Route path="/buckets/:tenant/:bucket/object/:key">
            {({ tenant, bucket, key }) => (
              <WithKey>
                <ObjectPage
                  customerId={decodeURIComponent(tenant)}
                  logicalName={decodeURIComponent(bucket)}
                  objectKey={decodeURIComponent(key)}
                />
              </WithKey>
            )}
          </Route>
          <Route path="/queue">
            <WithKey>
              <QueuePage />
            </WithKey>
          </Route>
          <Route path="/backends">
            <WithKey>
              <BackendsPage />
            </WithKey>
          </Route>
          <Route path="/backends/:id">
            {({ id }) => (
              <WithKey>
                <BackendPage backendId={decodeURIComponent(id)} />
              </WithKey>
            )}
          </Route>
          <Route path="/providers">
            <WithKey>
              <ProvidersPage />
            </WithKey>
          </Route>
          <Route path="/providers/:id">
            {({ id }) => (
              <WithKey>
                <ProviderPage providerId={decodeURIComponent(id)} />
              </WithKey>
            )}
          </Route>
          <Route path="/audit">
            <WithKey>
              <AuditPage />
            </WithKey>
          </Route>
          <Route path="/snapshots">
            <SnapshotsPage />
          </Route>
          <Route path="/snapshots/:id">{({ id }) => <SnapshotPage id={id} />}</Route>
          <Route path="/snapshots/:from/diff/:to">{({ from, to }) => <SnapshotDiffPage from={from} to={to} />}</Route>
          {/* One route for both, so that going into a bucket and back keeps the connection. */}
          <Route path="/discover/:bucket?">
            <DiscoverPage />
          </Route>
          <Route>
            <NoSuchPage />
          </Route>
        </Switch>
      </Suspense>
    </AppFrame>
  );
}

/** Asks for the admin key first where a page needs it. */
function WithKey({ children }: { readonly children: ReactNode }): ReactNode {
  const { isSignedIn } = useSession();
  return isSignedIn ? children : <SignIn />;
}

function NoSuchPage(): ReactNode {
  return (
    <Page title="No such page">
      <EmptyState title="Nothing is here" action={<TextLink to="/">Go to the overview</TextLink>}>
        The address may be old or mistyped.
      </EmptyState>
    </Page>
  );
}
