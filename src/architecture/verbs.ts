import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

type Node = { type: string; start: number; [key: string]: unknown }
type Function = { name: string; params: Node[] }

/** A verb that sources hand to `record`, or a place where it could not be told which. */
export type Verbs = { known: Map<string, string>; unknown: string[] }

/** Values of a part of a verb that only running tells ("task.${draft.kind}"), by what stands before it. */
export type OpenParts = Readonly<Record<string, readonly string[]>>

const roomOf = (path: string): string => posix.dirname(path).split('/').slice(0, 3).join('/')

const nameOf = (node: Node | null | undefined): string | undefined =>
  node?.type === 'Identifier' ? String(node.name) : undefined

/** The texts an expression may give; null where only running tells. */
const valuesOf = (node: Node, open: OpenParts): string[] | null => {
  if (node.type === 'Literal') return [String(node.value)]
  if (node.type === 'ConditionalExpression') {
    const [yes, no] = [valuesOf(node.consequent as Node, open), valuesOf(node.alternate as Node, open)]
    return yes && no && [...yes, ...no]
  }
  if (node.type === 'MemberExpression' && (node.object as Node).type === 'ObjectExpression') {
    const properties = (node.object as Node).properties as Node[]
    const all = properties.map((property) => valuesOf(property.value as Node, open))
    return all.every((one) => one !== null) ? all.flat() : null
  }
  if (node.type !== 'TemplateLiteral') return null
  const [first, last] = (node.quasis as Node[]).map((part) => (part.value as { cooked: string }).cooked)
  const [part] = node.expressions as Node[]
  if (!part || (node.expressions as Node[]).length > 1) return null
  const middle = valuesOf(part, open) ?? open[first ?? '']
  return middle ? middle.map((one) => `${first}${one}${last}`) : null
}

/** A parameter that a wrapper hands on: the parameter's place, and what it stands between. */
type Wrapper = { name: string; at: number; template: Node | null; room: string }

const handedOn = (verb: Node, within: Function | undefined): Omit<Wrapper, 'room'> | null => {
  const inner = verb.type === 'TemplateLiteral' ? (verb.expressions as Node[])[0] : verb
  const at = within?.params.findIndex(
    (param) => nameOf(param) !== undefined && nameOf(param) === nameOf(inner),
  )
  if (!within || at === undefined || at < 0) return null
  return { name: within.name, at, template: verb.type === 'TemplateLiteral' ? verb : null }
}

type Call = { name: string; given: Node[]; path: string; within: Function | undefined }

const callsIn = (path: string, text: string): Call[] => {
  const calls: Call[] = []
  const around: Function[] = []
  const enter = (name: string | undefined, params: unknown) => {
    if (name) around.push({ name, params: params as Node[] })
  }
  const leave = (name: string | undefined) => {
    if (name) around.pop()
  }
  const arrow = (node: unknown) => {
    const { id, init } = node as { id: Node; init: Node | null }
    return init?.type === 'ArrowFunctionExpression' ? { name: nameOf(id), params: init.params } : undefined
  }
  new Visitor({
    VariableDeclarator: (node) => enter(arrow(node)?.name, arrow(node)?.params),
    'VariableDeclarator:exit': (node) => leave(arrow(node)?.name),
    FunctionDeclaration: (node) => enter(node.id?.name, node.params),
    'FunctionDeclaration:exit': (node) => leave(node.id?.name),
    CallExpression: (node) => {
      const name = nameOf(node.callee as unknown as Node)
      if (name) calls.push({ name, given: node.arguments as unknown as Node[], path, within: around.at(-1) })
    },
  }).visit(parseSync(path, text).program)
  return calls
}

/** Every verb that these sources record: written out, chosen between, or handed on by a function of the room. */
export const verbsIn = (sources: readonly { path: string; text: string }[], open: OpenParts): Verbs => {
  const calls = sources.flatMap(({ path, text }) => callsIn(path, text))
  const known = new Map<string, string>()
  const unknown: string[] = []
  const wrappers: Wrapper[] = []
  const take = ({ path, within }: Call, verb: Node | undefined) => {
    const values = verb ? valuesOf(verb, open) : null
    for (const value of values ?? []) known.set(value, path)
    if (values || !verb) return
    const wrapper = handedOn(verb, within)
    if (wrapper) wrappers.push({ ...wrapper, room: roomOf(path) })
    else unknown.push(`${path}: ${within?.name ?? 'top level'}`)
  }
  for (const call of calls) if (call.name === 'record') take(call, call.given[1])
  for (const wrapper of wrappers)
    for (const call of calls.filter((c) => c.name === wrapper.name && roomOf(c.path) === wrapper.room)) {
      const given = call.given[wrapper.at]
      const whole = wrapper.template && given ? { ...wrapper.template, expressions: [given] } : given
      take(call, whole)
    }
  return { known, unknown }
}
