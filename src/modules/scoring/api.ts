import type { Api } from '#platform/http.ts'
import { calibrationApi } from './api/calibration.ts'
import { resultApi } from './api/result.ts'
import { roundApi } from './api/round.ts'
import { setsApi } from './api/sets.ts'

/** What programs may ask of the room. */
export const api = (api: Api): void => {
  roundApi(api)
  setsApi(api)
  resultApi(api)
  calibrationApi(api)
}
