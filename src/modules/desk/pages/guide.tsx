import type { Mandate } from '#platform/context.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type GuidePart, guide } from '../texts/guide.ts'
import { texts } from '../texts.ts'

const Part = ({ id, part, mine }: { id: string; part: GuidePart; mine?: string }) => (
  <Sheet id={id} title={part.title} aside={mine} gapped level={3} long>
    <p>{part.what}</p>
    <ol class="ct-guide-steps">
      {part.steps.map((step) => (
        <li>{step}</li>
      ))}
    </ol>
  </Sheet>
)

/** `/help`: a page for each role, one's own first, then what each room is for; `/help#tasks` leads to a room. */
export const GuidePage = ({ frame, mandates }: { frame: Frame; mandates: readonly Mandate[] }) => {
  const t = texts[frame.lang]
  const { roles, rooms } = guide[frame.lang]
  const own = new Set<string>(mandates.flatMap((mandate) => mandate.roles))
  const ordered = Object.entries(roles).sort(([a], [b]) => Number(own.has(b)) - Number(own.has(a)))
  return (
    <Page frame={frame} title={t.guide} lede={t.guideLede}>
      <h2 class="ds-heading" data-size="xs">
        {t.forRole}
      </h2>
      {ordered.map(([role, part]) => (
        <Part id={`role-${role}`} part={part} mine={own.has(role) ? t.yours : undefined} />
      ))}
      <h2 class="ds-heading ct-section" data-size="xs">
        {t.forRoom}
      </h2>
      {Object.entries(rooms).map(([room, part]) => (
        <Part id={room} part={part} />
      ))}
    </Page>
  )
}
