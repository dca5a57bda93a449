/** Words in both languages, for whoever stands at the terminal. */
export type Words = { vi: string; en: string }

/** What one check found. `bad`: people are kept from their work, or will be; `warn`: somebody should look. */
export type Finding = { name: string; state: 'ok' | 'warn' | 'bad'; said: Words; todo?: Words }

export const words = (vi: string, en: string): Words => ({ vi, en })

export const ok = (name: string, said: Words): Finding => ({ name, state: 'ok', said })
export const warn = (name: string, said: Words, todo: Words): Finding => ({ name, state: 'warn', said, todo })
export const bad = (name: string, said: Words, todo: Words): Finding => ({ name, state: 'bad', said, todo })
