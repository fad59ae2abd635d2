import type { VNode } from 'preact'
import type { Sample } from '#platform/manifest'
import * as facts from '../samples/facts.ts'
import { ProgrammeForFamily, type Viewer } from './pages/programme.tsx'
import type { Calculation } from './queries/calculation.ts'

const { child, sister, zone, now } = facts

const family = (calculation: Calculation): Viewer => ({
  kind: 'family',
  children: [child, sister],
  child,
  groupId: facts.group.id,
  calculation,
})

function programme(viewer: Viewer): VNode {
  const shown = { programme: facts.programme, modules: [facts.module], groups: [facts.group, facts.fullGroup] }
  return (
    <ProgrammeForFamily
      {...shown}
      standing={facts.standing}
      now={now}
      zone={zone}
      origin="https://kruzhok.example"
      viewer={viewer}
    />
  )
}

export const samples: readonly Sample[] = [
  { name: 'programme: visitor', render: () => programme({ kind: 'visitor' }) },
  { name: 'programme: family', render: () => programme(family(facts.calculationOf())) },
  {
    name: 'programme: not activated, extra to pay',
    render: () => programme(family(facts.calculationOf(facts.notActivated))),
  },
  { name: 'programme: all obstacles', render: () => programme(family(facts.calculationOf(facts.manyObstacles))) },
  {
    name: 'programme: no children',
    render: () => programme({ ...family(facts.calculationOf()), children: [], child: null } as Viewer),
  },
]
