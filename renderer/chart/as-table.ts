import { createContext } from 'react';

/** Whether charts show their numbers as tables (T). */
export const AsTableContext = createContext(false);
