import { type Alternative, type Concept, phraseQuery } from "./query.ts"
import { type Atom, atomsIn } from "./reading/atoms.ts"
import { foldQuestion } from "./reading/fold.ts"
import { openSpelling } from "./reading/pinyin.ts"
import { simplify } from "./reading/simplified.ts"
import { HAN_STOP_WORDS, STOP_WORDS } from "./reading/stop-words.ts"
import { EMPTY_SYLLABLES, makeSpeller, readPinyin, type Speller } from "./reading/typed-pinyin.ts"
import { mendTypo } from "./reading/typos.ts"
import { openCut } from "./reading/words.ts"
import type { Thesaurus } from "./synonyms/thesaurus.ts"
import type { Vocabulary } from "./vocabulary.ts"

export type Words = { vocabulary: Vocabulary; thesaurus: Thesaurus }

/** As many concepts are looked for at most; what a longer question goes on to say weighs nothing. */
const MOST_CONCEPTS = 14
const MOST_ALTERNATIVES = 24
const SYNONYM = 0.8
/** A longer phrase says more. */
const SPECIFIC = 0.25
const PAIR_SHARE = 0.22
/** What a number weighs that stands with a word. */
const NUMBER_SHARE = 0.3
/** What a word within a phrase weighs beside the phrase. */
const INNER_SHARE = 0.4

/** What a question is about. Empty where nothing in it can be looked for. */
export async function readQuestion(text: string, words: Words): Promise<Concept[]> {
  const folded = await simplify(foldQuestion(text))
  const atoms = atomsIn(folded)
  const concepts: Concept[] = []
  const empty: Concept[] = []
  for (let at = 0; at < atoms.length && concepts.length < MOST_CONCEPTS; ) {
    const known = words.thesaurus.at(atoms, at)
    if (known) {
      const phrase = atoms.slice(at, at + known.length)
      concepts.push(ofGroup(phrase, known.phrases, 1), ...within(phrase, words.thesaurus))
      at += known.length
      continue
    }
    const run = runFrom(atoms, at, words.thesaurus)
    const read = run[0]?.han ? await readHan(run, words) : await readLatin(run, words)
    concepts.push(...read.concepts)
    empty.push(...read.empty)
    at += run.length
  }
  return (concepts.length > 0 ? concepts : empty).slice(0, MOST_CONCEPTS)
}

type Read = { concepts: Concept[]; empty: Concept[] }

/** From here on, as far as it is the same script and no known phrase begins. */
function runFrom(atoms: Atom[], from: number, thesaurus: Thesaurus): Atom[] {
  let end = from + 1
  while (end < atoms.length && atoms[end]?.han === atoms[from]?.han && !thesaurus.at(atoms, end)) end += 1
  return atoms.slice(from, end)
}

/** What the words of a phrase mean by themselves, weakly: "lock my account" is also about what is locked. */
function within(phrase: Atom[], thesaurus: Thesaurus): Concept[] {
  const found: Concept[] = []
  for (let at = 0; at < phrase.length; ) {
    const known = thesaurus.at(phrase, at, phrase.length - 1)
    if (known) {
      const part = ofGroup(phrase.slice(at, at + known.length), known.phrases, 1)
      found.push({ ...part, share: part.share * INNER_SHARE })
    }
    at += known?.length ?? 1
  }
  return found
}

/** A phrase of the question and all that means the same. */
function ofGroup(asked: Atom[], phrases: { text: string; atoms: Atom[] }[], certainty: number): Concept {
  const self = asked.map(({ text }) => text).join(" ")
  const alternatives = phrases
    .map((phrase) => ({ phrase, same: phrase.atoms.map(({ text }) => text).join(" ") === self }))
    .sort((a, b) => Number(b.same) - Number(a.same))
    .slice(0, MOST_ALTERNATIVES)
    .flatMap(({ phrase, same }) => alternative(phrase.atoms, certainty * (same ? 1 : SYNONYM)))
  return { share: 1 + SPECIFIC * Math.min(4, asked.length - (asked[0]?.han ? 2 : 1)), alternatives }
}

function alternative(atoms: Atom[], likeness: number): Alternative[] {
  const read = phraseQuery(atoms)
  const seen = atoms.map(({ written }) => written).join(atoms[0]?.han ? "" : " ")
  return read ? [{ ...read, likeness, seen }] : []
}

function plain(text: string, likeness = 1): Alternative[] {
  return alternative(atomsIn(text), likeness)
}

/** A stretch of Chinese in no group: its words, and weakly its pairs of characters, for what was cut elsewhere in the texts. */
async function readHan(run: Atom[], words: Words): Promise<Read> {
  const text = run.map((one) => one.text).join("")
  const cut = (await openCut())(text).flatMap(withoutParticle)
  const concepts: Concept[] = []
  const empty: Concept[] = []
  for (const word of cut) {
    const concept = { share: 1, alternatives: plain(word) }
    if (HAN_STOP_WORDS.has(word)) empty.push(concept)
    else if ([...word].length === 1) {
      const group = words.thesaurus.like(word)
      if (group.length > 0) concepts.push(ofGroup(atomsIn(word), group, 1))
      else concepts.push({ ...concept, share: 0.35 })
    } else if (words.vocabulary.count(word) > 0) concepts.push(concept)
    else
      concepts.push({ share: 1, alternatives: [...concept.alternatives, ...(await homophones(word, words))] })
  }
  const characters = cut.flatMap((word) => [...word].map((one) => ({ one, empty: HAN_STOP_WORDS.has(word) })))
  for (let at = 0; at + 1 < characters.length; at += 1) {
    const [first, second] = [characters[at], characters[at + 1]]
    if (!first || !second || first.empty || second.empty) continue
    const pair = first.one + second.one
    if (!cut.includes(pair) && words.vocabulary.count(pair) > 0)
      concepts.push({ share: PAIR_SHARE, alternatives: plain(pair) })
  }
  return { concepts, empty }
}

/** 充了 and 充过 are 充. */
function withoutParticle(word: string): string[] {
  const [first = "", second = "", ...more] = word
  return more.length === 0 && /^[了过着]$/.test(second) ? [first, second] : [word]
}

/** Words that sound the same: 冲直 for 充值. */
async function homophones(word: string, words: Words): Promise<Alternative[]> {
  const { speller, spell } = await spellerOf(words)
  const same = speller.full.get(spell(word).full) ?? []
  return same.flatMap((one) => withGroup(one, 0.7, words))
}

function withGroup(text: string, certainty: number, { thesaurus }: Words): Alternative[] {
  const group = thesaurus.like(text)
  if (group.length === 0) return plain(text, certainty)
  return ofGroup(atomsIn(text), group, certainty).alternatives
}

/** Words in letters in no group: known words as they are, others as pinyin or with their slips mended. */
async function readLatin(run: Atom[], words: Words): Promise<Read> {
  const concepts: Concept[] = []
  const empty: Concept[] = []
  const strange = (atom: Atom) =>
    words.vocabulary.count(atom.text) === 0 && !STOP_WORDS.has(atom.written) && /^[a-z]+$/.test(atom.written)
  // Each strange word is held against all that are known: no more of them than count.
  for (let at = 0; at < run.length && concepts.length < MOST_CONCEPTS; at += 1) {
    const atom = run[at]
    if (!atom) break
    if (strange(atom)) {
      const typed = await pinyinFrom(run, at, words)
      if (typed) {
        concepts.push(...typed.concepts)
        at += typed.length - 1
        continue
      }
    }
    const concept = { share: 1, alternatives: alternative([atom], 1) }
    if (STOP_WORDS.has(atom.written)) empty.push(concept)
    else if (words.vocabulary.count(atom.text) === 0 && GLUED.test(atom.written))
      concepts.push(...unglued(atom.written, words))
    else if (!strange(atom)) concepts.push(concept)
    else concepts.push(mended(atom, words, (await spellerOf(words)).latin))
  }
  return { concepts, empty }
}

/** An amount and its coin, or a name and its level, in one: "100usdt", "vip3". The number says little. */
const GLUED = /^(?:\d+[a-z]{2,}|[a-z]{2,}\d+)$/

function unglued(written: string, words: Words): Concept[] {
  return atomsIn(written.replace(/(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/g, " ")).map((atom) => ({
    share: /^\d/.test(atom.written) ? NUMBER_SHARE : 1,
    alternatives: withGroup(atom.written, 1, words),
  }))
}

/** The longest stretch of words from here that can be read as pinyin. */
async function pinyinFrom(run: Atom[], from: number, words: Words) {
  const { speller } = await spellerOf(words)
  let end = from
  while (end < run.length && mayBePinyin(run[end], speller, words)) end += 1
  for (; end > from; end -= 1) {
    const parts = run.slice(from, end).map(({ written }) => written)
    const typed = readPinyin(parts, speller)
    if (typed)
      return {
        length: parts.length,
        concepts: typed.map(({ words: meant, byInitials }) => ({
          share: 1,
          // Words that are typed alike share the room, so that the first one's group leaves some to the others.
          alternatives: meant.flatMap((word, at) =>
            withGroup(word, (byInitials ? 0.75 : 0.95) * 0.9 ** at, words).slice(
              0,
              Math.floor(MOST_ALTERNATIVES / meant.length),
            ),
          ),
        })),
      }
  }
  return null
}

/** A word that texts know in letters, such as "usdt", is itself and no syllable. */
function mayBePinyin(atom: Atom | undefined, speller: Speller, { vocabulary }: Words): boolean {
  if (!atom || !/^[a-z]{1,24}$/.test(atom.written)) return false
  if (speller.full.has(atom.written) || EMPTY_SYLLABLES.has(atom.written)) return true
  // "is" and "my" are English, whatever they could be the first letters of.
  if (STOP_WORDS.has(atom.written)) return false
  return vocabulary.count(atom.text) === 0 || atom.written.length < 3
}

function mended(atom: Atom, words: Words, known: Set<string>): Concept {
  const { vocabulary, thesaurus } = words
  const weight = (word: string) => vocabulary.count(word) + (thesaurus.latin.includes(word) ? 1000 : 0)
  const guesses = [atom.text, atom.written].flatMap((word) => mendTypo(word, known, weight))
  const best = [...new Map(guesses.map((one) => [one.word, one])).values()].slice(0, 4)
  return {
    share: 1,
    alternatives: [
      ...alternative([atom], 1),
      ...best.flatMap(({ word, certainty }) => withGroup(word, certainty, words)),
    ].slice(0, MOST_ALTERNATIVES),
  }
}

type Spelling = Awaited<ReturnType<typeof openSpelling>>
const spellers = new WeakMap<
  Vocabulary,
  { thesaurus: Thesaurus; made: { speller: Speller; spell: Spelling; latin: Set<string> } }
>()

/** How the words of the groups and of the texts are typed; made once for a vocabulary. */
async function spellerOf({ vocabulary, thesaurus }: Words) {
  const before = spellers.get(vocabulary)
  if (before?.thesaurus === thesaurus) return before.made
  const spell = await openSpelling()
  const speller = makeSpeller([...thesaurus.han, ...vocabulary.han], spell)
  const made = { speller, spell, latin: new Set([...thesaurus.latin, ...vocabulary.latin]) }
  spellers.set(vocabulary, { thesaurus, made })
  return made
}
