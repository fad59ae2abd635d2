import { listChildrenOf } from '#families'
import { defineHomeBlock, defineSitemap } from '#programmes'
import { regionZone } from '#region'
import { HomeNews } from './pages/public.tsx'
import { listPublic, listPublicIds } from './queries/piece.ts'

const SHOWN = 3

/** The newest of the family's municipalities; of the whole region for whoever has no children here. */
defineHomeBlock({
  name: 'news',
  async show(reader, { visitor, now }) {
    const children = visitor ? await listChildrenOf(reader, visitor.userId) : []
    const places = [...new Set(children.map(({ municipalityId }) => municipalityId))]
    const [pieces, zone] = await Promise.all([
      listPublic(reader, { places: places.length > 0 ? places : null, limit: SHOWN }, now),
      regionZone(reader),
    ])
    return pieces.length > 0 ? <HomeNews pieces={pieces} zone={zone} /> : null
  },
})

defineSitemap({
  name: 'news',
  paths: async (reader, now, most) =>
    ['/news'].concat((await listPublicIds(reader, now, most - 1)).map((id) => `/news/${id}`)),
})
