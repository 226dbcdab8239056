import { type ReactNode, useState } from 'react';
import { ExactText } from '../../components/exact-text.tsx';
import classes from './audit.module.css';
import { detailText } from './audit-words.ts';

/** So many characters are shown at once. */
const SHORT = 120;

/** What an entry says beside its target: short at first, whole when asked for. */
export function Detail({ detail }: { readonly detail: unknown }): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const text = detailText(detail);
  if (text === '') return <span className="soft">–</span>;
  const letters = Array.from(text);
  const isLong = letters.length > SHORT;
  return (
    <div className={classes['detail']}>
      <span className="code">
        {isWhole ? (
          <Whole detail={detail} />
        ) : (
          <ExactText>{isLong ? `${letters.slice(0, SHORT).join('')}…` : text}</ExactText>
        )}
      </span>
      {isLong && (
        <button type="button" className={classes['toggle']} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show all'}
        </button>
      )}
    </div>
  );
}

/** As indented JSON. Its own line ends are the only ones: those of the values are escaped in it. */
function Whole({ detail }: { readonly detail: unknown }): ReactNode {
  const lines = JSON.stringify(detail, undefined, 2).split('\n');
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their places alone.
    <span key={index} className={classes['line']}>
      <ExactText>{line}</ExactText>
    </span>
  ));
}
