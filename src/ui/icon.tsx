/** The marks that icon.css draws. The font has no arrows, ticks or triangles: use these. */
export type IconName =
  | 'menu'
  | 'search'
  | 'bell'
  | 'inbox'
  | 'user'
  | 'down'
  | 'right'
  | 'left'
  | 'plus'
  | 'check'
  | 'close'
  | 'download'
  | 'upload'
  | 'print'
  | 'file'
  | 'clip'
  | 'clock'
  | 'calendar'
  | 'edit'
  | 'lock'
  | 'eye'
  | 'send'
  | 'link'
  | 'history'
  | 'info'
  | 'up'
  | 'dn'
  | 'same'
  | 'dot'

/** An icon beside words (hidden from those who cannot see it), or with `label` one that speaks for itself. */
export const Icon = ({ name, label }: { name: IconName; label?: string }) =>
  label ? (
    <i class="ct-icon" data-icon={name} role="img" aria-label={label}></i>
  ) : (
    <i class="ct-icon" data-icon={name} aria-hidden="true"></i>
  )
