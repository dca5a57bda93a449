// The demonstration and the tests invent answers in one way.
export { type Asking, dice, inventedAnswers } from '../../demo/surveys/invented.ts'
