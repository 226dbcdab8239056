import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './components.module.css';

/** A link to another page of the console. */
export function TextLink({ to, children }: { readonly to: string; readonly children: ReactNode }): ReactNode {
  return (
    <Link href={to} className={classes['link'] ?? ''}>
      {children}
    </Link>
  );
}
