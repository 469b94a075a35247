"""Draws the photos of the corpus: a street, a park, and a scanned form with the data of nobody. Usage: photos.py FOLDER"""

import random
import sys

from PIL import Image, ImageDraw, ImageFilter, ImageFont

folder = sys.argv[1]
random.seed(7)


def scene(sky, ground, objects):
    picture = Image.new("RGB", (320, 240), sky)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 150, 320, 240), fill=ground)
    for box, colour in objects:
        draw.rectangle(box, fill=colour)
    picture = picture.filter(ImageFilter.GaussianBlur(1.2))
    noise = Image.effect_noise((320, 240), 18).convert("RGB")
    return Image.blend(picture, noise, 0.12)


street = scene((170, 200, 230), (110, 110, 112), [((20, 60, 90, 160), (180, 120, 90)), ((110, 30, 190, 160), (150, 150, 165)), ((210, 80, 300, 160), (200, 180, 140)), ((150, 185, 180, 190), (250, 250, 250))])
park = scene((190, 215, 240), (90, 150, 80), [((40, 90, 56, 170), (100, 70, 40)), ((20, 40, 80, 100), (50, 120, 50)), ((220, 90, 236, 170), (100, 70, 40)), ((190, 30, 270, 100), (60, 130, 60))])
street.save(f"{folder}/street.jpg", quality=60)
park.save(f"{folder}/park.jpg", quality=60)
park.resize((120, 90)).save(f"{folder}/park-small.jpg", quality=60)

form = Image.new("L", (480, 320), 246)
draw = ImageDraw.Draw(form)
font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 20)
for i, line in enumerate(["临时救助申请表", "姓名：张三", "公民身份号码：320199197806120209", "住址：平安县幸福路18号1单元101室", "申请理由：患重病，家庭困难"]):
    draw.text((30, 24 + i * 56), line, font=font, fill=30)
    draw.line((24, 60 + i * 56, 456, 60 + i * 56), fill=90)
form = form.rotate(0.8, fillcolor=246).convert("RGB")
form.save(f"{folder}/form.jpg", quality=60)
form.resize((120, 80)).save(f"{folder}/form-small.jpg", quality=60)
