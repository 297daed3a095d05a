import { loadLanguage } from '../../renderer/message/load.ts';

/** A page loads its language before anything that draws; a test file does the same before its imports. */
await loadLanguage('en');
