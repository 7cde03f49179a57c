import { prose } from '../words.ts'
import { eachText } from './question-texts.ts'

/** fi, fl, ff, ffi and ffl are one sign in many PDFs, and get lost in copying: “conguration”. */
export const lostLigature = eachText('ligature-lost', text => {
  for (const word of prose(text).match(WORD) ?? []) {
    const meant = MEANT.get(word.toLowerCase())
    if (meant !== undefined) return `“${word}” has lost letters: did you mean “${meant}”?`
  }
  return null
})

/** Someone put lost ligatures back everywhere: “extract” became “extraffict”. */
export const doubledLigature = eachText('ligature-doubled', text => {
  const found = (prose(text).match(WORD) ?? []).find(word => REPAIRED.test(word) && !FAIR.test(word))
  return found === undefined
    ? null
    : `“${found}” has extra letters, as from a wrong repair of “ff” or “fi”: write the intended word`
})

const WORD = /\p{L}{4,}/gu

const REPAIRED = /traffic|proffice|f{3}|ff[il]ff|fifi[^n]|flfl/i
const FAIR = /^(?:non|anti|inter)?traffic(?:s|ked|king|ker|kers|able)?$/i

/** Words that no other word is left of. */
const WITH_LIGATURES = `
affect affected affecting affects afford affordable artificial beneficial benefit benefits buffer buffered buffering
buffers certificate certificates certification certified classification classified coefficient coefficients
confidential confidentiality config configurable configuration configurations configure configured configures
configuring confirm confirmed confirms conflict conflicting conflicts cutoff define defined defines definition
definitions deficit difference differences different differently difficult difficulty diversified effect effective
effectively effects efficiency efficient efficiently effort efforts field fields filter filtered filtering filters
financial fingerprint firewall firewalls firmware flexibility flexible fluctuate fluctuates fluctuations fulfill
fulfilled fulfillment identification identified identifier identifiers identifies infinite inflight influence
influences justified justifies magnified modification modifications modified modifies notification notifications
notified notifies offer offered offering offers office offices official offline offload offloaded offloading offloads
offset overflow prefix prefixes qualified qualifies reconfigure reconfigured redefine refine refined reflect reflected
reflects satisfied satisfies scientific significance significant significantly simplified simplifies snowflake specific
specifically specification specifications specified specifies staffing suffer suffered suffers sufficient sufficiently
suffix traffic unified verification verified verifies workflow workflows`

/** What is left of a word and is one too. */
const ALSO_WORDS = new Set(['rene', 'rened', 'lter', 'cuto', 'over', 'core', 'dene'])

/** Broken forms by the word that is meant; `benet` and the like are names, but hardly ever in a question. */
const MEANT: ReadonlyMap<string, string> = new Map(
  WITH_LIGATURES.trim()
    .split(/\s+/)
    .flatMap(word => {
      const broken = word.replace(/ffi|ffl|fi|fl|ff/, '')
      return broken.length >= 4 ? [[broken, word] as const] : []
    })
    .filter(([broken]) => !ALSO_WORDS.has(broken)),
)
