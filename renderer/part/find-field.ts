/** Id of the field that `/` moves to, on the screen that has one. */
export const findFieldId = 'find';
