import type { Api } from '#platform/http.ts'
import { resultApi } from './api/result.ts'
import { setsApi } from './api/sets.ts'

/** What programs may ask of the room. */
export const api = (api: Api): void => {
  setsApi(api)
  resultApi(api)
}
