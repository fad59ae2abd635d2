import { chanceOf } from '../../db/seed/bulk/chance.ts'

const texts =
  `робототехника; танцы; шахматы; плавание; английский язык; рисование; футбол; программирование; вокал; гитара;
подготовка к школе; самбо; лего; театр; керамика; лыжи; 3D-моделирование; юный натуралист; волейбол; китайский;
художественная гимнастика; дроны; математика; роботы для начинающих; танцевальный ансамбль; мультстудия`.split(/;\s*/)
const slips = ['работотехника', 'шахмоты', 'плаванье', 'хариография', 'програмирование', 'ашглийский']
const directions = ['tech', 'art', 'science', 'social', 'tourism', 'sport']

/** What families ask of a catalogue: mostly the first page, a word or a few filters; sometimes a slip or a deep page. */
export function catalogueAddresses(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const chance = chanceOf(77, at)
    const query = new URLSearchParams()
    const kind = chance.below(100)
    if (kind < 40) query.set('q', chance.one(texts))
    else if (kind < 43) query.set('q', chance.one(slips))
    if (kind >= 20 && kind < 85) {
      if (chance.yes(50)) query.set('age', String(5 + chance.below(12)))
      if (chance.yes(40)) query.append('direction', chance.one(directions))
      if (chance.yes(25)) query.append('payment', chance.one(['certificate', 'free']))
      if (chance.yes(25)) query.append('day', String(1 + chance.below(7)))
      if (chance.yes(30)) query.append('also', chance.one(['seats', 'open']))
      if (chance.yes(10)) query.set('form', 'on-site')
    }
    if (chance.yes(12)) query.set('sort', chance.one(['price', 'new']))
    if (chance.yes(15)) query.set('page', String(2 + chance.below(5)))
    return query.size > 0 ? `/programmes?${query}` : '/programmes'
  })
}
