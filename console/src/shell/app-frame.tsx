import { AppShell, Burger, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconApi, IconHeartbeat, IconKey, IconLogout } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../api/session.tsx';
import { ColorSchemeSwitch } from './color-scheme.tsx';
import { DESTINATIONS, type Destination } from './navigation.ts';
import classes from './shell.module.css';

const HEADER_HEIGHT = 56;

/** The frame around every page: header, navigation, and the place for the page. */
export function AppFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [location] = useLocation();
  const mainRef = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the location is what it answers to.
  useEffect(() => {
    // Like a page load: the drawer goes, reading begins at the top, and a screen reader hears of it.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    close();
    window.scrollTo(0, 0);
    mainRef.current?.focus({ preventScroll: true });
  }, [location]);
  return (
    <AppShell
      header={{ height: HEADER_HEIGHT }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      withBorder={false}
    >
      {/* A button, since the address behind the # is the page's own and cannot also name a place on it. */}
      <button type="button" className={classes['skip']} onClick={() => mainRef.current?.focus()}>
        Skip to the page
      </button>
      <AppShell.Header>
        <div className={classes['header']}>
          <Burger
            opened={isOpen}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={isOpen ? 'Close the navigation' : 'Open the navigation'}
          />
          <Link href="/" className={classes['mark'] ?? ''}>
            <img src="./favicon.svg" alt="" />
            S3Gateway
          </Link>
          <span className={classes['spring']} />
          <SignedInAs />
          <ColorSchemeSwitch />
        </div>
      </AppShell.Header>
      <AppShell.Navbar>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main className={classes['main'] ?? ''} ref={mainRef} tabIndex={-1}>
        <div className={classes['content']}>{children}</div>
      </AppShell.Main>
    </AppShell>
  );
}

function SignedInAs(): ReactNode {
  const { isSignedIn, signOut } = useSession();
  if (!isSignedIn) return null;
  return (
    <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconLogout size={16} />} onClick={signOut}>
      Forget key
    </Button>
  );
}

function Navigation(): ReactNode {
  const { baseUrl } = useSession();
  return (
    <nav className={classes['navigation']} aria-label="Pages">
      {DESTINATIONS.map(({ label, destinations }) => (
        <section key={label} aria-label={label}>
          <p className={classes['groupLabel']}>{label}</p>
          <ul className={classes['group']}>
            {destinations.map((destination) => (
              <li key={destination.path}>
                <NavigationLink {...destination} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className={classes['foot']}>
        <a className={classes['link']} href={`${baseUrl}/docs`} target="_blank" rel="noreferrer">
          <IconApi size={18} aria-hidden /> API reference
        </a>
        <a className={classes['link']} href={`${baseUrl}/metrics`} target="_blank" rel="noreferrer">
          <IconHeartbeat size={18} aria-hidden /> Metrics
        </a>
      </div>
    </nav>
  );
}

function NavigationLink({ path, label, icon: Icon, needsKey }: Destination): ReactNode {
  const [location] = useLocation();
  const { isSignedIn } = useSession();
  const isHere = path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);
  return (
    <Link href={path} className={classes['link'] ?? ''} aria-current={isHere ? 'page' : undefined}>
      <Icon size={18} aria-hidden />
      <span className={classes['spring']}>{label}</span>
      {needsKey && !isSignedIn && <IconKey size={14} aria-label="needs the admin key" />}
    </Link>
  );
}
