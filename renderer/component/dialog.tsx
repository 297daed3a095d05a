import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

const cx = classNames(styles);

/** A modal question. Escape closes it; focus goes in, and back to where it was, by the platform. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot: ReactNode;
}): ReactNode {
  const { title, onClose, children, foot } = props;
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A layout effect ends while the element is still in the page: only then does closing give focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className={cx('dialog')} aria-labelledby={titleId} onCancel={onClose}>
      <div className={cx('content')}>
        <h2 id={titleId} className={cx('title')}>
          {title}
        </h2>
        {children}
        <div className={cx('foot')}>{foot}</div>
      </div>
    </dialog>
  );
}

/** One entry of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly onChoose: () => void;
}

/** A button that opens a short list; Escape and a click elsewhere close it. */
export function MenuButton(props: {
  readonly children: ReactNode;
  readonly size?: 'small';
  readonly items: readonly MenuItem[];
}): ReactNode {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  return (
    <>
      <Button opens={id} {...(props.size === undefined ? {} : { size: props.size })}>
        {props.children}
      </Button>
      <div id={id} ref={list} popover="auto" className={cx('menu')}>
        {props.items.map((item) => (
          <button
            key={item.label}
            type="button"
            className={cx('item')}
            onClick={() => {
              list.current?.hidePopover();
              item.onChoose();
            }}
          >
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}
