import { loadLanguage } from './message/load.ts';
import { pageLanguage } from './message/page-language.ts';
import './theme/tokens.css';
import './theme/base.css';

/** The large parts of what draws. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('react-dom/client'),
  () => import('../common/contract/contract.ts'),
];

/** Lets the page do what else it has to do. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** What draws is loaded after its words, so that it can read them like constants. */
async function start(): Promise<void> {
  const language = pageLanguage(window);
  document.documentElement.lang = language;
  await loadLanguage(language);
  // Read in turns: what all of it runs when it is loaded would hold the page's thread too long at once.
  for (const part of parts) await part().then(pause);
  const { mount } = await import('./mount.tsx');
  mount(window);
}

void start();
