import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import styles from '../gallery.module.css';
import type { Gallery } from './gallery.ts';

const files = import.meta.glob<{ readonly gallery: Gallery }>('../**/*.gallery.tsx', {
  eager: true,
});
const galleries = Object.values(files)
  .map(({ gallery }) => gallery)
  .sort((a, b) => a.title.localeCompare(b.title));

/** `?gallery=Now&state=paused`: one state alone; without them, the list of all. */
const query = new URLSearchParams(location.search);
const chosen = galleries.find(({ title }) => title === query.get('gallery'));
const draw = chosen?.states[query.get('state') ?? ''];
if (chosen?.screen !== undefined)
  history.replaceState(null, '', `${location.search}#/${chosen.screen}`);

function hrefOf({ title }: Gallery, state: string): string {
  return `?${new URLSearchParams({ gallery: title, state })}`;
}

function Index(): ReactNode {
  return (
    <main className={styles['index']}>
      <h1>Gallery</h1>
      {galleries.map((gallery) => (
        <section key={gallery.title}>
          <h2>{gallery.title}</h2>
          <ul>
            {Object.keys(gallery.states).map((state) => (
              <li key={state}>
                <a href={hrefOf(gallery, state)}>{state}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

/** A component stands on a page of its own; a screen fills the window. */
function State(props: { readonly gallery: Gallery; readonly draw: () => ReactNode }): ReactNode {
  const { gallery, draw: drawState } = props;
  if (gallery.screen !== undefined) return drawState();
  return (
    <main className={styles['state']}>
      <h1>{gallery.title}</h1>
      {drawState()}
    </main>
  );
}

/** Draws what the address asks for. */
export function mountGallery(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      {chosen !== undefined && draw !== undefined ? (
        <State gallery={chosen} draw={draw} />
      ) : (
        <Index />
      )}
    </StrictMode>,
  );
}
