/** Six directions of extra education; each has one bright colour (`data-direction`). */
export type Direction = 'tech' | 'art' | 'science' | 'social' | 'tourism' | 'sport'

export const directions: readonly Direction[] = ['tech', 'art', 'science', 'social', 'tourism', 'sport']
