import type { Lang } from '#platform/lang.ts'
import { LinkButton } from './button.tsx'
import { KitCharts } from './kit/charts.tsx'
import { KitFigures } from './kit/figures.tsx'
import { KitConfirm, KitRefusedForm } from './kit/forms.tsx'
import { kitFrame } from './kit/frame.ts'
import { KitButtons, KitTags } from './kit/marks.tsx'
import { KitMessages } from './kit/messages.tsx'
import { KitFilters, KitTables } from './kit/tables.tsx'
import { KitWork } from './kit/work.tsx'
import { type Frame, Page } from './layout.tsx'

/** Every part in every state, to be looked at at `/kit` in development. People and figures are invented. */
export const KitPage = ({ lang, frame = kitFrame(lang) }: { lang: Lang; frame?: Frame }) => {
  const vi = lang === 'vi'
  return (
    <Page
      frame={frame}
      title={vi ? 'Bộ mẫu' : 'The kit'}
      lede={
        vi
          ? 'Mọi bộ phận, ở mọi trạng thái. Trang này không dành cho người dùng.'
          : 'Every part in every state. Not a page for users.'
      }
      crumbs={[{ href: '/kit', name: vi ? 'Bộ mẫu' : 'Kit' }]}
      acts={
        <LinkButton href="/kit" kind="quiet" icon="print">
          {vi ? 'In' : 'Print'}
        </LinkButton>
      }
      act={
        <LinkButton href="/kit" icon="plus">
          {vi ? 'Giao nhiệm vụ' : 'Give a task'}
        </LinkButton>
      }
      note={
        vi
          ? 'Số liệu minh họa. Người nêu tên không có thật.'
          : 'Figures are illustrations. The people named do not exist.'
      }
    >
      <div class="ct-grid ct-kit">
        <KitTags lang={lang} />
        <KitButtons lang={lang} />
        <KitRefusedForm lang={lang} />
        <KitMessages lang={lang} />
        <KitTables lang={lang} />
        <KitFigures lang={lang} />
        <KitConfirm lang={lang} />
        <KitCharts lang={lang} />
        <KitFilters lang={lang} />
        <KitWork lang={lang} />
      </div>
    </Page>
  )
}
