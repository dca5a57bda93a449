import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '../button.tsx'
import { Field, Form } from '../form.tsx'
import { PlainPage, PortalPage } from '../layout.tsx'

/** The door and the portal as the kit shows them: `/kit/door`, `/kit/portal`. */
export const KitDoor = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  const state = {
    lang,
    errors: [
      { field: 'password', message: vi ? 'Thư hoặc mật khẩu không đúng' : 'Wrong address or password' },
    ],
    values: { email: 'vi.du@hoangmai.example' },
  }
  return (
    <PlainPage
      frame={{ lang, path: '/kit/door', province: vi ? 'Tỉnh Nghệ An' : 'Nghệ An province' }}
      title={vi ? 'Đăng nhập' : 'Sign in'}
      lede={
        vi
          ? 'Hệ thống theo dõi cải cách hành chính của tỉnh, dành cho cán bộ được giao việc.'
          : 'The province’s reform programme, for officials with work in it.'
      }
      aside={{
        name: vi ? 'Xem được ngay' : 'Open to all',
        content: (
          <>
            <h2 class="ds-heading" data-size="2xs">
              {vi ? 'Xem được ngay, không cần đăng nhập' : 'Open to all'}
            </h2>
            <ul class="ct-plain">
              <li>
                <a class="ct-row-link" href="/ranking">
                  {vi ? 'Xếp hạng các sở và cấp huyện' : 'The ranking'}
                </a>
              </li>
            </ul>
          </>
        ),
      }}
    >
      <Form state={state} action="/sign-in">
        <Field
          state={state}
          name="email"
          type="email"
          autocomplete="username"
          label={vi ? 'Thư công vụ' : 'Official address'}
        />
        <Field
          state={state}
          name="password"
          type="password"
          autocomplete="current-password"
          label={vi ? 'Mật khẩu' : 'Password'}
        />
        <button class="ds-button" type="submit" data-fullwidth="">
          {vi ? 'Đăng nhập' : 'Sign in'}
        </button>
      </Form>
    </PlainPage>
  )
}

export const KitPortal = ({ lang }: { lang: Lang }) => {
  const vi = lang === 'vi'
  return (
    <PortalPage
      frame={{
        lang,
        path: '/kit/portal',
        province: vi ? 'Tỉnh Nghệ An' : 'Nghệ An province',
        demoBanner: vi ? 'Bản dùng thử: số liệu minh họa' : 'A trial: figures are illustrations',
      }}
      title={vi ? 'Nơi bạn ở xếp thứ mấy?' : 'Where does your district rank?'}
      lede={vi ? 'Điểm cải cách hành chính năm 2022.' : 'Scores of 2022.'}
      navLabel={vi ? 'Cổng công khai' : 'Public portal'}
      nav={[
        { href: '/portal', name: vi ? 'Xếp hạng' : 'Ranking', current: true },
        { href: '/portal/plan', name: vi ? 'Tiến độ kế hoạch' : 'The plan' },
      ]}
      foot={<p>{vi ? 'Trang mẫu.' : 'A sample page.'}</p>}
    >
      <p class="ct-acts">
        <LinkButton href="/portal.csv" kind="quiet" icon="download">
          CSV
        </LinkButton>
      </p>
    </PortalPage>
  )
}
