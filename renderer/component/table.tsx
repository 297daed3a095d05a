import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import styles from './table.module.css';

const cx = classNames(styles);

export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly isNumber?: boolean;
  readonly nowrap?: boolean;
}

/** Rows of figures; scrolls sideways when the card is too narrow. */
export function Table<Row>(props: {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly isChosen?: (row: Row) => boolean;
  readonly roomy?: boolean;
}): ReactNode {
  const { label, columns, rows, rowKey, isChosen, roomy } = props;
  const { scroll, isScrolling } = useScrolling();
  const cellClass = (column: TableColumn<Row>): string =>
    cx(column.isNumber && 'number', column.nowrap && 'nowrap');
  return (
    <div className={cx('scroll')} ref={scroll} {...(isScrolling ? { tabIndex: 0 } : {})}>
      <table className={cx('table', roomy && 'roomy')} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) =>
              column.title === '' ? (
                <td key={column.id} className={cellClass(column)} />
              ) : (
                <th key={column.id} scope="col" className={cellClass(column)}>
                  {column.title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={cx(isChosen?.(row) && 'chosen')}>
              {columns.map((column) => (
                <td key={column.id} className={cellClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether a box is too narrow for what it holds: then it must be reachable by keyboard to be scrolled. */
function useScrolling(): {
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly isScrolling: boolean;
} {
  const scroll = useRef<HTMLDivElement>(null);
  const [isScrolling, setScrolling] = useState(false);
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const measure = (): void => setScrolling(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { scroll, isScrolling };
}
