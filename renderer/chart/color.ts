/** A colour of the theme by its token. */
export type ColorToken = `--${'chart' | 'color'}-${string}`;

/**
 * What tokens look like right now, for a canvas, which knows no variables. The element's theme counts.
 *
 * @param element - any element of the page; it is asked and left as it was
 */
export function colorsOf(element: HTMLElement): (token: ColorToken) => string {
  return (token) => {
    const probe = document.createElement('span');
    element.append(probe);
    probe.style.color = `var(${token})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}

/** Calls back when the theme may have changed: the system's, or the one set on the root. Returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(listener);
  media.addEventListener('change', listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', listener);
    observer.disconnect();
  };
}
