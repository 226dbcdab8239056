import { type CSSProperties, type ReactNode, useId } from 'react';
import classes from './components.module.css';
import type { Tone } from './status-badge.tsx';

/** A titled surface of a page. */
export interface PanelProps {
  readonly title: string;
  readonly actions?: ReactNode;
  /** True when the content reaches the edges, as tables and maps do. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

/** A titled surface that holds one thing. */
export function Panel({ title, actions, isFlush = false, children }: PanelProps): ReactNode {
  const titleId = useId();
  return (
    <section className={classes['panel']} aria-labelledby={titleId}>
      <header className={classes['panelHead']}>
        <h2 id={titleId} className={classes['panelTitle']}>
          {title}
        </h2>
        {actions !== undefined && <div className={classes['row']}>{actions}</div>}
      </header>
      {isFlush ? children : <div className={classes['panelBody']}>{children}</div>}
    </section>
  );
}

/** Sets things side by side, as many as fit; each is at least `minWidth` pixels wide. */
export function Grid({ minWidth = 220, children }: { readonly minWidth?: number; readonly children: ReactNode }) {
  return (
    <div className={classes['grid']} style={{ '--grid-min': `${minWidth}px` } as CSSProperties}>
      {children}
    </div>
  );
}

/** One figure that matters. */
export interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  /** What it means, or what to do about it. */
  readonly hint?: ReactNode;
  /** Given when the figure is good or bad news. */
  readonly tone?: Tone | undefined;
  /** True inside a panel, which is surface enough. */
  readonly isBare?: boolean;
}

/** One figure that matters, with what it means. */
export function Stat({ label, value, hint, tone, isBare = false }: StatProps): ReactNode {
  return (
    <div className={isBare ? classes['stat'] : `${classes['panel']} ${classes['stat']}`}>
      <span className={classes['statLabel']}>{label}</span>
      <span className={classes['statValue']} data-tone={tone}>
        {value}
      </span>
      {hint !== undefined && <span className={classes['statHint']}>{hint}</span>}
    </div>
  );
}

/** Names and values under each other. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
