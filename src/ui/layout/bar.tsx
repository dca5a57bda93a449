import { showNumber } from '../format.ts'
import { Icon } from '../icon.tsx'
import { uiTexts } from '../texts.ts'
import { Brand, LanguageLink } from './document.tsx'
import { type Frame, frameLinks, withQuery } from './frame.ts'

export const YearButton = ({ frame, label }: { frame: Frame; label: string }) => (
  <button
    class="ct-pick"
    type="button"
    popovertarget="years"
    aria-label={uiTexts(frame.lang).yearPick(frame.year)}
  >
    {label}
    <Icon name="down" />
  </button>
)

export const SearchForm = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  return (
    <search class="ct-search">
      <form action={frameLinks.search}>
        <button type="submit" aria-label={t.search}>
          <Icon name="search" />
        </button>
        <input
          class="ds-input"
          type="search"
          name="q"
          aria-label={t.searchLabel}
          placeholder={t.searchHint}
          maxlength={200}
        />
      </form>
    </search>
  )
}

export const TopEnd = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  const waiting = showNumber(frame.waiting, frame.lang)
  const unread = showNumber(frame.unread, frame.lang)
  if (!frame.person) {
    return (
      <div class="ct-top-end">
        <LanguageLink lang={frame.lang} path={frame.path} />
        <a class="ct-pick" href={frameLinks.signIn}>
          {t.signIn}
        </a>
      </div>
    )
  }
  return (
    <div class="ct-top-end">
      <a class="ct-pick ct-only-phone" href={frameLinks.search} aria-label={t.searchLink}>
        <Icon name="search" />
      </a>
      <a
        class="ct-pick"
        href={frameLinks.waiting}
        aria-label={t.waitingLabel(frame.waiting > 0 ? waiting : '').trim()}
      >
        <Icon name="inbox" />
        <span class="ct-hide-phone">{t.waiting}</span>{' '}
        {frame.waiting > 0 ? (
          <span class="ct-count" data-color="accent">
            {waiting}
          </span>
        ) : null}
      </a>
      <a class="ct-pick ct-hide-phone" href={frameLinks.notifications} aria-label={t.unread(unread)}>
        <Icon name="bell" />
        {frame.unread > 0 ? <span class="ct-count">{unread}</span> : null}
      </a>
      <LanguageLink lang={frame.lang} path={frame.path} hidePhone />
      <button class="ct-pick ct-me" type="button" popovertarget="me">
        <Icon name="user" />
        <span>
          {frame.person.name}
          <span>{frame.person.unit}</span>
        </span>
      </button>
    </div>
  )
}

export const TopBar = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  return (
    <header class="ct-top">
      {frame.rooms.length > 0 ? (
        <button class="ct-pick ct-only-phone" type="button" popovertarget="rooms" aria-label={t.openRooms}>
          <Icon name="menu" />
        </button>
      ) : null}
      <Brand province={frame.province} />
      <YearButton frame={frame} label={String(frame.year)} />
      {frame.person ? <SearchForm frame={frame} /> : null}
      <TopEnd frame={frame} />
    </header>
  )
}

export const Menus = ({ frame }: { frame: Frame }) => {
  const t = uiTexts(frame.lang)
  return (
    <>
      <div class="ct-menu" id="years" popover="auto">
        {frame.years.map((year) => (
          <a
            href={withQuery(frame.path, 'year', String(year))}
            aria-current={year === frame.year ? 'true' : undefined}
            rel="nofollow"
          >
            {t.year(year)}
          </a>
        ))}
      </div>
      {frame.person ? (
        <div class="ct-menu" id="me" popover="auto">
          <a href={frameLinks.account}>
            {t.account}
            {frame.person.office ? <span class="ct-menu-note">{frame.person.office}</span> : null}
          </a>
          <a href={frameLinks.notifications}>{t.notifications}</a>
          <form method="post" action={frameLinks.signOut}>
            <button type="submit">{t.signOut}</button>
          </form>
        </div>
      ) : null}
    </>
  )
}
