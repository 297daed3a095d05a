/** One Electron channel each way carries every envelope of the contract. */
export const ipcFromPage = 'adit:from-page';
export const ipcToPage = 'adit:to-page';
