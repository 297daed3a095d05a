import { loadLanguage } from './message/load.ts';
import { pageLanguage } from './message/page-language.ts';
import './theme/tokens.css';
import './theme/base.css';

/** What draws is loaded after its words, so that it can read them like constants. */
async function start(): Promise<void> {
  const language = pageLanguage(window);
  document.documentElement.lang = language;
  await loadLanguage(language);
  const { mount } = await import('./mount.tsx');
  mount(window);
}

void start();
