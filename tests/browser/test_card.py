"""The card that services show beside a link to these pages."""

from tests.browser.conftest import Reader

# The difference of two pictures, drawn small enough that the edges of letters are no matter.
_DIFFERENCE = """async () => {
  const drawn = await Promise.all(["card.svg", "card.png"].map(async (name) => {
    const image = new Image();
    image.src = `/assets/${name}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 60, height: 32 });
    const on = canvas.getContext("2d");
    on.imageSmoothingQuality = "high";
    on.drawImage(image, 0, 0, 60, 32);
    return { size: [image.naturalWidth, image.naturalHeight], data: on.getImageData(0, 0, 60, 32).data };
  }));
  const [svg, png] = drawn;
  return [png.size, svg.data.reduce((most, one, place) => Math.max(most, Math.abs(one - png.data[place])), 0)];
}"""


def test_the_card_is_the_picture_of_its_drawing(reader: Reader) -> None:
    size, difference = reader.open("/offline/").evaluate(_DIFFERENCE)
    assert size == [1200, 630]
    # Letters differ a little between fonts; anything drawn elsewhere differs by more than half.
    assert difference < 128
