import { type FileStore, type FileStoreConfig, openFileStore } from './keep.ts'

const opened = new Map<string, Promise<FileStore>>()

/** The file store of these settings, opened once a process: a folder, or a bucket. */
export const fileStore = (config: FileStoreConfig): Promise<FileStore> => {
  const { DATA_DIR, S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = config
  const settings = { DATA_DIR, S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY }
  const key = JSON.stringify(settings)
  const known = opened.get(key)
  if (known) return known
  const store = openFileStore(settings)
  opened.set(key, store)
  // a store that could not be opened is tried again by the next who asks
  store.catch(() => opened.delete(key))
  return store
}
