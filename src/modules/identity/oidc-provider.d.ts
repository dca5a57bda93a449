// the package brings no types of its own; this much is used by oidc.test.ts
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: object[]
        cookies: object
        claims: Record<string, string[]>
        findAccount: (ctx: unknown, sub: string) => { accountId: string; claims: () => object }
      },
    )
    callback(): RequestListener
  }
}
