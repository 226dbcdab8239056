import { type ReactNode, useEffect } from 'react';
import classes from './components.module.css';

/** What every page has: its name, what it is for, and what can be done on it. */
export interface PageProps {
  readonly title: string;
  /** Shown above the title: where this page hangs, such as links to what it is part of. */
  readonly trail?: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: heading, note, actions, and its parts under each other. It also names the browser's tab. */
export function Page({ title, trail, note, actions, children }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · S3Gateway`;
  }, [title]);
  return (
    <>
      <header className={classes['pageHead']}>
        <div>
          {trail}
          <h1 className={classes['pageTitle']}>{title}</h1>
          {note !== undefined && <p className={classes['pageNote']}>{note}</p>}
        </div>
        {actions !== undefined && <div className={classes['row']}>{actions}</div>}
      </header>
      <div className={classes['stack']}>{children}</div>
    </>
  );
}
