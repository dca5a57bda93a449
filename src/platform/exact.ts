import Fraction from 'fraction.js'

/** A number as a file holds it: itself, or decimal text that keeps its digits. */
type Num = number | string
type RoundingMode = 'half_up' | 'half_even' | 'truncate'

const most = Number.MAX_SAFE_INTEGER
const safe = (n: number): boolean => n <= most && n >= -most

const gcd = (a: number, b: number): number => {
  let [x, y] = [a < 0 ? -a : a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}

/**
 * An exact rational number. Numerators and denominators that fit are plain integers, which makes the eleven
 * thousand units of a country a matter of seconds; what does not fit is a fraction.js Fraction.
 */
export class Exact {
  private constructor(
    private readonly n: number,
    private readonly d: number,
    private readonly large: Fraction | null,
  ) {}

  /** n / d of two safe integers, d not zero. */
  static ratio(n: number, d: number): Exact {
    if (d === 1) return new Exact(n, 1, null)
    const by = gcd(n, d < 0 ? -d : d) * (d < 0 ? -1 : 1)
    return new Exact(n / by || 0, d / by, null)
  }

  /** n / d of any two integers, d not zero. */
  static bigRatio(n: bigint, d: bigint): Exact {
    return Exact.from(new Fraction(n, d))
  }

  private static from(value: Fraction): Exact {
    const [n, d] = [Number(value.s * value.n), Number(value.d)]
    return safe(n) && safe(d) ? new Exact(n, d, null) : new Exact(0, 1, value)
  }

  private get fraction(): Fraction {
    return this.large ?? new Fraction(BigInt(this.n), BigInt(this.d))
  }

  /** Numerator (with the sign) and denominator, in lowest terms. */
  parts(): { n: bigint; d: bigint } {
    const { large } = this
    return large ? { n: large.s * large.n, d: large.d } : { n: BigInt(this.n), d: BigInt(this.d) }
  }

  plus(other: Exact): Exact {
    if (this.large === null && other.large === null) {
      if (this.d === other.d) {
        const n = this.n + other.n
        if (safe(n)) return Exact.ratio(n, this.d)
      } else {
        const [a, b, d] = [this.n * other.d, other.n * this.d, this.d * other.d]
        if (safe(a) && safe(b) && safe(a + b) && safe(d)) return Exact.ratio(a + b, d)
      }
    }
    return Exact.from(this.fraction.add(other.fraction))
  }

  negated(): Exact {
    return this.large ? new Exact(0, 1, this.large.neg()) : new Exact(-this.n || 0, this.d, null)
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated())
  }

  times(other: Exact): Exact {
    if (this.large === null && other.large === null) {
      const [n, d] = [this.n * other.n, this.d * other.d]
      if (safe(n) && safe(d)) return Exact.ratio(n, d)
    }
    return Exact.from(this.fraction.mul(other.fraction))
  }

  /** The quotient; throws a RangeError for a zero divisor, which every caller rules out before. */
  over(other: Exact): Exact {
    if (other.sign() === 0) throw new RangeError('division by zero')
    if (this.large === null && other.large === null) {
      const [n, d] = [this.n * other.d, this.d * other.n]
      if (safe(n) && safe(d)) return Exact.ratio(n, d)
    }
    return Exact.from(this.fraction.div(other.fraction))
  }

  /** Negative, zero or positive: -1, 0, 1. */
  sign(): -1 | 0 | 1 {
    const s = this.large ? Number(this.large.s) : this.n
    return s < 0 ? -1 : s > 0 ? 1 : 0
  }

  /** Below zero when this is less than the other, 0 when equal, above zero when more. */
  compare(other: Exact): number {
    if (this.large === null && other.large === null) {
      const [a, b] = [this.n * other.d, other.n * this.d]
      if (safe(a) && safe(b)) return a - b
    }
    const [x, y] = [this.parts(), other.parts()]
    const [a, b] = [x.n * y.d, y.n * x.d]
    return a < b ? -1 : a > b ? 1 : 0
  }

  equals(other: Exact): boolean {
    return this.compare(other) === 0
  }

  /** More digits than two plain integers hold. */
  get isLarge(): boolean {
    return this.large !== null
  }

  isWhole(): boolean {
    return this.large ? this.large.d === 1n : this.d === 1
  }

  /** The nearest double: for drawing and for sorting before the exact comparison, never for a decision. */
  approximate(): number {
    if (!this.large) return this.n / this.d
    const { n, d } = this.parts()
    const size = n < 0n ? -n : n
    // a quotient of some 64 bits, whatever the size of the two: either alone may be beyond a double
    const shift = 64 + d.toString(16).length * 4 - size.toString(16).length * 4
    const quotient = shift >= 0 ? (size << BigInt(shift)) / d : size / (d << BigInt(-shift))
    return (n < 0n ? -1 : 1) * Number(quotient) * 2 ** -shift
  }

  /** Sum of many, with one reduction at the end: far cheaper than adding one by one. */
  static sum(terms: readonly Exact[]): Exact {
    const rest: Exact[] = []
    let [n, d] = [0, 1]
    for (const term of terms) {
      if (term.large) rest.push(term)
      else if (term.d === d && safe(n + term.n)) n += term.n
      else {
        const [a, b, product] = [n * term.d, term.n * d, d * term.d]
        if (safe(a) && safe(b) && safe(a + b) && safe(product)) {
          const by = gcd(a + b, product)
          n = (a + b) / by
          d = product / by
        } else rest.push(term)
      }
    }
    const first = Exact.ratio(n, d)
    return rest.length === 0 ? first : sumLarge([first, ...rest])
  }

  toString(): string {
    return showDecimal(this)
  }

  toJSON(): string {
    return showDecimal(this)
  }
}

const sumLarge = (terms: readonly Exact[]): Exact => {
  let [n, d] = [0n, 1n]
  for (const term of terms) {
    const t = term.parts()
    if (t.d === d) n += t.n
    else [n, d] = [n * t.d + t.n * d, d * t.d]
  }
  return Exact.bigRatio(n, d)
}

export const zero = Exact.ratio(0, 1)
export const one = Exact.ratio(1, 1)
export const hundred = Exact.ratio(100, 1)

const shape = /^([+-]?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?$/

const fromText = (text: string): Exact | undefined => {
  const m = shape.exec(text)
  if (!m) return undefined
  const [, sign, whole = '', fraction = '', power] = m
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`)
  const scale = Number(power ?? 0) - fraction.length
  return scale >= 0
    ? Exact.bigRatio(digits * 10n ** BigInt(scale), 1n)
    : Exact.bigRatio(digits, 10n ** BigInt(-scale))
}

/** Decimals up to two places, which are nearly all that a sheet holds, without reading their text. */
const fromShort = (value: number): Exact | undefined => {
  const cents = Math.round(value * 100)
  return Math.abs(cents) < 1e12 && cents / 100 === value ? Exact.ratio(cents, 100) : undefined
}

/** A number or decimal string ("62.62", "-0.5", "1e-7") as an exact number; undefined for anything else. */
export const readExact = (value: unknown): Exact | undefined => {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return Exact.ratio(value || 0, 1)
    return Number.isFinite(value) ? (fromShort(value) ?? fromText(String(value))) : undefined
  }
  return typeof value === 'string' ? fromText(value) : undefined
}

/** A number of a checked set; throws a RangeError for what is none. */
export const exact = (value: Num): Exact => {
  const read = readExact(value)
  if (read === undefined) throw new RangeError(`not a number: ${String(value).slice(0, 40)}`)
  return read
}

export const lesser = (a: Exact, b: Exact): Exact => (a.compare(b) <= 0 ? a : b)
export const greater = (a: Exact, b: Exact): Exact => (a.compare(b) >= 0 ? a : b)
/** `value`, brought into the bounds that are given. */
export const within = (value: Exact, low: Exact | null, high: Exact | null): Exact => {
  const raised = low ? greater(value, low) : value
  return high ? lesser(raised, high) : raised
}

/** Significant digits of a number whose decimals never end. */
const significant = 20

const roundedDiv = (n: bigint, d: bigint, mode: RoundingMode): bigint => {
  const [quotient, rest] = [n / d, n % d]
  const twice = rest * 2n
  if (mode === 'truncate' || twice < d) return quotient
  if (twice > d || mode === 'half_up') return quotient + 1n
  return quotient % 2n === 0n ? quotient : quotient + 1n
}

const written = (negative: boolean, digits: bigint, decimals: number): string => {
  const text = digits.toString().padStart(decimals + 1, '0')
  const point = text.length - decimals
  const body = decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`
  return negative && digits !== 0n ? `-${body}` : body
}

/** Decimals needed to write n / d to its end, or undefined when they never end. */
const endingDecimals = (d: bigint): number | undefined => {
  let [rest, twos, fives] = [d, 0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos++
  for (; rest % 5n === 0n; rest /= 5n) fives++
  return rest === 1n ? Math.max(twos, fives) : undefined
}

const trimmed = (text: string): string =>
  text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text

/** Decimals after the point that make twenty significant digits. */
const decimalsFor = (n: bigint, d: bigint): number => {
  const whole = n / d
  if (whole > 0n) return Math.max(0, significant - whole.toString().length)
  // 0.000123…: zeros behind the point are not significant
  const zeros = Math.max(0, d.toString().length - n.toString().length - 1)
  const [a, b] = [n * 10n ** BigInt(zeros + 1), d]
  return significant + zeros + (a < b ? 1 : 0)
}

/**
 * As a decimal string. A number whose decimals end is written to its end; another with twenty significant digits,
 * the last one rounded. No trailing zeros, no exponent.
 */
export const showDecimal = (value: Exact): string => {
  const { n: signed, d } = value.parts()
  const n = signed < 0n ? -signed : signed
  if (d === 1n) return written(signed < 0n, n, 0)
  const ending = endingDecimals(d)
  const decimals = ending ?? decimalsFor(n, d)
  return trimmed(written(signed < 0n, roundedDiv(n * 10n ** BigInt(decimals), d, 'half_up'), decimals))
}

/** With exactly so many decimals, as the set prints them. Halves go away from zero (half_up) or to even. */
export const showRounded = (value: Exact, decimals: number, mode: RoundingMode): string => {
  const { n, d } = value.parts()
  const size = n < 0n ? -n : n
  return written(n < 0n, roundedDiv(size * 10n ** BigInt(decimals), d, mode), decimals)
}
