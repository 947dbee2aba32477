// @ts-check
/** The matrix: filters, keyboard, panel. The table is complete without this. */
export {};
