// Made by `npm run schema` from db/migrations. Do not edit.

// biome-ignore lint/suspicious/noEmptyInterface: no table yet
export interface DB {}
