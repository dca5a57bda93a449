/**
 * The installation cannot go on and a person must act: wrong setting, foreign database, another major's files.
 * The message is complete (what, why, which steps) and is shown as it stands; commands leave with exit code 1.
 */
export class SetupProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SetupProblem'
  }
}
