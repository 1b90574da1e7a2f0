/** An address or a hash is compared in fours and never shortened (address poisoning); everything else stays as it is. */
export function Grouped({ value }: { value: string }) {
  if (!/^[\w+/=-]{24,}$/.test(value)) return <>{value}</>
  return (
    <bdi class="id" dir="ltr">
      {value.match(/.{1,4}/g)?.map((four, i) => (
        <i key={i}>{four}</i>
      ))}
    </bdi>
  )
}
