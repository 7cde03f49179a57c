import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkName } from '../../../../src/discord/render/parts/link-name.ts'

test.each([
  [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html',
    'AWS: VPC NAT gateway',
    'A NAT gateway in a VPC',
  ],
  [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html',
    'AWS: Select engine',
    'ElastiCache',
  ],
  ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html', 'AWS: Amazon S3', ''],
  [
    'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_SchemaConversion.html',
    'AWS: Schema conversion',
    '',
  ],
  ['https://example.org/book/chapter-3-2.html', 'Example: 3.2', ''],
  [
    'https://www.typescriptlang.org/docs/handbook/release-notes/typescript-5-0.html',
    'TypeScript: TypeScript 5.0',
    'Decorators',
  ],
  ['https://example.org/notes/2026-11-23', 'Example: 2026 11 23', ''],
  ['https://example.org/v1.2_notes', 'Example: V1.2 notes', ''],
  [
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/what-is-amazon-ec2-auto-scaling.html',
    'AWS: Amazon EC2 Auto Scaling',
    'An Amazon EC2 Auto Scaling group',
  ],
  [
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/what-is-amazon-ec2-auto-scaling.html',
    'AWS: Amazon EC2 auto scaling',
    'EC2 instances',
  ],
  ['https://example.org/load-balancers', 'Example: Load Balancers', 'A Network Load Balancer'],
  ['https://example.org/use-access-point-dns', 'Example: Use Access Point DNS', 'Access Points, Point DNS'],
  ['https://docs.aws.amazon.com/waf/latest/developerguide/what-is-aws-waf.html', 'AWS: AWS waf', ''],
  ['https://example.org/what-is-a-message-queue', 'Example: Message queue', ''],
  ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/what-is.html', 'AWS: FSX', ''],
  ['https://en.wikipedia.org/wiki/Circle_of_fifths', 'Wikipedia: Circle of fifths', ''],
  ['https://en.wikipedia.org/wiki/Interval_(music)', 'Wikipedia: Interval (music)', ''],
  ['https://de.wikipedia.org/wiki/Quintenzirkel#%C3%9Cbersicht', 'Wikipedia: Quintenzirkel', ''],
  ['https://www.typescriptlang.org/tsconfig/#target', 'TypeScript: Tsconfig, target', 'In TypeScript'],
  ['https://developer.mozilla.org/en-US/docs/Web/HTTP', 'Mozilla: HTTP', ''],
  ['https://nodejs.org/api/events.html', 'Nodejs: Events', ''],
  ['https://go.dev/', 'Go', ''],
  ['https://example.org/%E0%A4%A', 'Example: %e0%a4%a', ''],
  ['not an address', 'not an address', ''],
])('%s is called %s', (address, name, text) => {
  expect(linkName(address, [text])).toBe(name)
})

test('a long path is cut between words', () => {
  const name = linkName('https://example.org/how-to-name-things-that-have-very-long-names-in-their-addresses')
  expect(name).toBe('Example: How to name things that have very long names…')
})

test('any address has a name of a readable length on one line', () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string(),
      (address, text) => {
        const name = linkName(address, [text])
        expect(name).not.toMatch(/\n|https?:\/\//)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(new URL(address).hostname.length + 2 + 48)
      },
    ),
  )
})
