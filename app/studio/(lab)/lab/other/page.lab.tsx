export default function OtherPage() {
  return <h1>Other</h1>;
}
