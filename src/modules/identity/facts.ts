import type { Config } from '#platform/config.ts'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'

/** Who a request comes from: by its session cookie, or by a bearer token (then cookies are not looked at). */
export const authenticate = async (
  _db: Db,
  _config: Config,
  _headers: Headers,
  _token: string | null,
  _today: Day,
): Promise<{ actor: Actor; lang: Lang | null; sessionId: string | null } | null> => null
