// What <ct-kept> keeps on the device: the form's words in localStorage, photos in IndexedDB (or in memory where there is
// none). Everything goes under the name of the person and the form, so that another person on the same phone sees nothing;
// what <ct-draft> keeps of a survey names neither: see draft.ts.

/** What was pressed to be sent: it is sent as it stood then, under its own key, however often it takes. */
export type Parcel = { key: string; fields: [string, string][] }
export type Draft = { fields: [string, string][]; at: string; outbox: Parcel[] }
export type Photo = { key: string; store: string; item: string; file: File; refused?: string }

const named = (store: string): string => `ct-kept:${store}`

export const readDraft = (store: string): Draft | null => {
  try {
    return JSON.parse(localStorage.getItem(named(store)) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

/** False when the device keeps nothing (private windows, a full disk): the form then goes its ordinary way. */
export const writeDraft = (store: string, draft: Draft | null): boolean => {
  try {
    if (draft) localStorage.setItem(named(store), JSON.stringify(draft))
    else localStorage.removeItem(named(store))
    return true
  } catch {
    return false
  }
}

export const keepsAnything = (): boolean =>
  writeDraft('test', { fields: [], at: '', outbox: [] }) && writeDraft('test', null)

/** What is typed in a form, without its files and its key. */
export const fieldsOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name !== '_once' ? [[name, value]] : [],
  )

/** Takes away drafts whose name begins so and that stand there longer than some days (`at` in milliseconds). */
export const dropOld = (beginning: string, days: number, now: number): void => {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(named(beginning))) continue
    const store = key.slice(named('').length)
    if (now - Number(readDraft(store)?.at ?? 0) > days * 86_400_000) writeDraft(store, null)
  }
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const opened = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('ct-kept', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('photos', { keyPath: 'key' })
  return done(request)
}

const memory = new Map<string, Photo>()

const inStore = async <T>(
  mode: IDBTransactionMode,
  work: (all: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const db = await opened()
  try {
    return await done(work(db.transaction('photos', mode).objectStore('photos')))
  } finally {
    db.close()
  }
}

export const addPhoto = async (photo: Photo): Promise<void> => {
  try {
    await inStore('readwrite', (all) => all.put(photo))
  } catch {
    memory.set(photo.key, photo)
  }
}

export const dropPhoto = async (key: string): Promise<void> => {
  memory.delete(key)
  await inStore('readwrite', (all) => all.delete(key)).catch(() => undefined)
}

export const photosOf = async (store: string): Promise<Photo[]> => {
  const kept = await inStore('readonly', (all) => all.getAll() as IDBRequest<Photo[]>).catch(() => [])
  return [...kept, ...memory.values()].filter((photo) => photo.store === store)
}

/** A key of its own for each thing that is sent; also where randomUUID is missing (plain http in an office network). */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
