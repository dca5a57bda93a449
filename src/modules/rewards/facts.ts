// Read-only figures of this room for the rooms to the right of it, and for the public portal.
export {
  type PublicAwardRound,
  type PublicAwards,
  type PublicCertificate,
  publicAwardRounds,
  publicAwards,
  publicCertificate,
  readAwards as readRewardAwards,
} from './facts/certificates.ts'
export { readRound as readRewardRound, readRounds as readRewardRounds } from './facts/rounds.ts'
export { showCode } from './rules/code.ts'
