import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longer than the rest of their project, whatever is known of earlier runs: the longest first. */
const long = [
  ...['gallery', 'vladimir', 'smolensk', 'whole-way', 'month', 'komi', 'events', 'year', 'next-period'],
  ...['strangers', 'money-and-seats', 'town', 'crawl', 'fuzz', 'strangers-of-contracts', 'orders', 'leaks'],
]
const projects = ['journeys', 'faults', 'code']

/** What takes long begins first and the hundreds of small files come last, so that no core is idle before the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // Files of a project stay together: a worker that goes over to another project reads the program anew.
    const place = ({ project, moduleId }: TestSpecification) => {
      const name = /([^/\\]+)\.test\.tsx?$/.exec(moduleId)?.[1] ?? ''
      return (projects.indexOf(project.name) + 1) * 1000 + (long.includes(name) ? long.indexOf(name) : 999)
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}
