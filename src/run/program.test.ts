import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { makeProgram } from './program.ts'

const program = makeProgram({ open: () => Promise.reject(new Error('nothing is run here')), print: () => {} })

const below = (command: Command, path: string): [string, Command][] =>
  command.commands.flatMap((one): [string, Command][] => [
    [`${path} ${one.name()}`, one],
    ...below(one, `${path} ${one.name()}`),
  ])
const commands = below(program, 'canhtan')

test('the commands that the README names are there', () => {
  const names = program.commands.map((one) => one.name())
  const wanted = 'serve work migrate demo import export user token backup restore audit doctor index report'
  for (const name of wanted.split(' ')) expect(names).toContain(name)
})

test.each(commands)('%s explains itself', (path, command) => {
  const help = command.helpInformation()
  expect(help).toContain(`Usage: ${path}`)
  expect(command.description() || command.summary()).toMatch(/\w{3}/)
  for (const option of command.options) expect(option.description, option.flags).toMatch(/\w/)
})
