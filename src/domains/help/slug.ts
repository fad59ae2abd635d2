const letters: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
  },
  ...{ н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch' },
  ...{ ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
}
const longest = 60
/** Addresses under `/help` that are pages of their own. */
const taken = ['videos', 'questions', 'new']

/** «Как вернуть деньги?» → `kak-vernut-dengi` */
export function slugOf(title: string): string {
  const latin = [...title.toLowerCase()].map((letter) => letters[letter] ?? letter).join('')
  const words = latin.match(/[a-z0-9]+/g) ?? []
  const slug = words.reduce(
    (all, word) => (`${all}-${word}`.length > longest ? all : all ? `${all}-${word}` : word),
    '',
  )
  return slug === '' || taken.includes(slug) ? `text${slug && `-${slug}`}` : slug.slice(0, longest)
}
