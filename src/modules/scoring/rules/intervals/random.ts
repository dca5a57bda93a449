/**
 * Seeded random numbers, the same on every machine: xoshiro128+ 1.0 (Blackman and Vigna, "Scrambled linear
 * pseudorandom number generators", 2018, prng.di.unimi.it, public domain; made for real numbers, the upper bits are the
 * good ones), its four words filled from the seed by splitmix32. Written here because the filling loop must keep the
 * words in local variables.
 */
export type Random = Int32Array

/** A stream of its own for each seed and each text (a block of units). */
export const randomOf = (seed: number, stream = ''): Random => {
  let at = seed | 0
  for (let i = 0; i < stream.length; i++) at = Math.imul(at ^ stream.charCodeAt(i), 0x01000193)
  const state = new Int32Array(4)
  for (let i = 0; i < 4; i++) {
    at = (at + 0x9e3779b9) | 0
    let word = Math.imul(at ^ (at >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    state[i] = word ^ (word >>> 15)
  }
  return state
}

/** The next 32 random bits, signed. */
const nextBits = (state: Random): number => {
  const s0 = state[0] as number
  const s3 = state[3] as number
  const s2 = (state[2] as number) ^ s0
  const last = s3 ^ (state[1] as number)
  const shifted = (state[1] as number) << 9
  state[1] = (state[1] as number) ^ s2
  state[0] = s0 ^ last
  state[2] = s2 ^ shifted
  state[3] = (last << 11) | (last >>> 21)
  return (s0 + s3) | 0
}

/** A uniform number above 0 and below 1. */
export const uniform = (state: Random): number => ((nextBits(state) >>> 0) + 0.5) / 4294967296

/** A whole number from 0 to below `n`. */
export const below = (state: Random, n: number): number => Math.floor(uniform(state) * n)

// the ziggurat of 128 layers (Marsaglia and Tsang 2000), layer and value from different bits (Doornik 2005)
const layers = 128
const edge = 3.442619855899
const area = 9.91256303526217e-3
const width = new Float64Array(layers)
const inside = new Int32Array(layers)
const height = new Float64Array(layers)

const density = (x: number): number => Math.exp(-0.5 * x * x)

const build = (): void => {
  const scale = 16777216 // 2^24: 25 bits with the sign
  let [outer, upper] = [edge, edge]
  const base = area / density(edge)
  inside[0] = Math.floor((edge / base) * scale)
  inside[1] = 0
  width[0] = base / scale
  width[layers - 1] = edge / scale
  height[0] = 1
  height[layers - 1] = density(edge)
  for (let i = layers - 2; i >= 1; i--) {
    outer = Math.sqrt(-2 * Math.log(area / outer + density(outer)))
    inside[i + 1] = Math.floor((outer / upper) * scale)
    upper = outer
    height[i] = density(outer)
    width[i] = outer / scale
  }
}
build()

/** What the quick look at a layer does not settle: the edges of the layers and the tail. About one draw in eighty. */
const slowly = (state: Random, first: number): number => {
  let bits = first
  for (;;) {
    const layer = bits >>> 25
    const value = (bits << 7) >> 7
    const x = value * (width[layer] as number)
    if (Math.abs(value) < (inside[layer] as number)) return x
    if (layer === 0) return tail(state, value < 0)
    const [top, low] = [height[layer - 1] as number, height[layer] as number]
    if (low + uniform(state) * (top - low) < density(x)) return x
    bits = nextBits(state)
  }
}

const tail = (state: Random, negative: boolean): number => {
  for (;;) {
    const x = -Math.log(uniform(state)) / edge
    const y = -Math.log(uniform(state))
    if (y + y > x * x) return negative ? -edge - x : edge + x
  }
}

/** Fills the first `n` places with standard normal numbers. The words stay in local variables: this is the hot loop. */
export const fillNormals = (state: Random, out: Float64Array, n: number): void => {
  let s0 = state[0] as number
  let s1 = state[1] as number
  let s2 = state[2] as number
  let s3 = state[3] as number
  for (let i = 0; i < n; i++) {
    const bits = (s0 + s3) | 0
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)
    const layer = bits >>> 25
    const value = (bits << 7) >> 7
    if ((value < 0 ? -value : value) < (inside[layer] as number)) {
      out[i] = value * (width[layer] as number)
      continue
    }
    state[0] = s0
    state[1] = s1
    state[2] = s2
    state[3] = s3
    out[i] = slowly(state, bits)
    s0 = state[0] as number
    s1 = state[1] as number
    s2 = state[2] as number
    s3 = state[3] as number
  }
  state[0] = s0
  state[1] = s1
  state[2] = s2
  state[3] = s3
}
