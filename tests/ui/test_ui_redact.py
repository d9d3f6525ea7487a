"""The redaction editor: boxes by mouse and by keyboard alone, exact at any scale, undone, applied, held, refused."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from agent.client import ItemKind, Problem, ProblemCode, Region, ReviewState, Tracking
from agent.runtime.pictures import black_out
from tests.ui.fake_client import CLOCKED_IN, NOW_MS, capture_of
from ui import redact_model
from ui.redact_model import MOST_BOXES, SMALLEST, History, Plan, moved, resized, spanned
from wire.items import MAX_REGIONS

SEGMENT = "5e90000000000001"
WIDTH, HEIGHT = 1920, 1080


@pytest.fixture
def pictures(tmp_path):
    pairs = []
    for name, colour in (("one", (200, 220, 240)), ("two", (240, 220, 200))):
        full, small = tmp_path / f"{name}.webp", tmp_path / f"{name}-small.webp"
        Image.new("RGB", (WIDTH, HEIGHT), colour).save(full)
        Image.new("RGB", (320, 180), colour).save(small)
        pairs.append((str(full), str(small)))
    return tuple(pairs)


@pytest.fixture
def editor(rig, pictures):
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures, photo=pictures[0])))
    rig.shell.redact_regions.emit(SEGMENT)
    rig.settle()
    window = rig.shell.redaction
    assert window.isVisible()
    yield window
    window.leave()
    rig.settle()


def boxes(editor, page=0):
    return editor.plan.boxes[page]


def press(editor, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(editor.canvas, key, modifier)


def drag(editor, start: QPoint, end: QPoint):
    canvas = editor.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


# --- by keyboard alone ---------------------------------------------------------------------------


def test_a_box_is_made_moved_resized_and_removed_by_keys_alone(editor):
    press(editor, Qt.Key.Key_Return)
    (made,) = boxes(editor)
    assert 0 < made.x < WIDTH
    assert made.width >= SMALLEST
    press(editor, Qt.Key.Key_Right)
    press(editor, Qt.Key.Key_Up)
    (box,) = boxes(editor)
    assert box.x > made.x
    assert box.y < made.y
    assert (box.width, box.height) == (made.width, made.height)
    press(editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    (wider,) = boxes(editor)
    assert wider.width > box.width
    assert wider.height > box.height
    assert (wider.x, wider.y) == (box.x, box.y)
    press(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert boxes(editor)[0].x == wider.x - 1, "Ctrl goes by single pixels"
    press(editor, Qt.Key.Key_Delete)
    assert boxes(editor) == ()


def test_tab_goes_through_the_boxes_and_then_on(editor):
    for _ in range(3):
        press(editor, Qt.Key.Key_Insert)
    editor.canvas.choose(0)
    seen = [editor.canvas.index]
    for _ in range(2):
        press(editor, Qt.Key.Key_Tab)
        seen.append(editor.canvas.index)
    assert seen == [0, 1, 2]
    assert "Box 3 of 3" in editor.status.text()
    press(editor, Qt.Key.Key_Tab)
    assert not editor.canvas.hasFocus(), "nobody is caught in the picture"


def test_no_key_leads_a_box_out_of_the_picture(editor):
    press(editor, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        for _ in range(200):
            press(editor, key)
    assert (boxes(editor)[0].x, boxes(editor)[0].y) == (0, 0)
    for _ in range(300):
        press(editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert boxes(editor)[0].width == WIDTH


def test_what_is_chosen_can_be_heard(editor):
    press(editor, Qt.Key.Key_Return)
    spoken = QAccessible.queryAccessibleInterface(editor.canvas)
    assert "1 box" in spoken.text(QAccessible.Text.Name)
    assert "Box 1 of 1" in spoken.text(QAccessible.Text.Description)


# --- by mouse --------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [0.25, 1 / 3, 0.48, 1.0, 1.5, 4.0])
def test_a_drawn_box_holds_every_pixel_that_was_touched_and_no_other(editor, scale):
    canvas = editor.canvas
    canvas.set_scale(scale)
    start, end = QPoint(40, 30), QPoint(121, 97)
    drag(editor, start, end)
    (box,) = boxes(editor)
    assert box.x <= start.x() / scale < box.x + 1
    assert box.y <= start.y() / scale < box.y + 1
    assert box.x + box.width - 1 < end.x() / scale <= box.x + box.width
    assert box.y + box.height - 1 < end.y() / scale <= box.y + box.height


@pytest.mark.parametrize("scale", [0.25, 1.0, 2.0])
def test_what_is_seen_black_is_what_will_be_black(editor, scale):
    canvas = editor.canvas
    canvas.set_scale(scale)
    drag(editor, QPoint(64, 40), QPoint(200, 120))
    canvas.choose(None)
    canvas.clearFocus()
    (box,) = boxes(editor)
    seen = canvas.grab().toImage()
    ratio = seen.devicePixelRatio()
    inside, edge = 0, 4
    for x in range(0, canvas.width(), 5):
        for y in range(0, min(canvas.height(), 300), 5):
            across, down = (x + 0.5) / scale, (y + 0.5) / scale
            distance = min(
                across - box.x, box.x + box.width - across, down - box.y, box.y + box.height - down
            ) * scale  # fmt: skip
            if abs(distance) <= edge:
                continue  # the outline
            colour = seen.pixelColor(int(x * ratio), int(y * ratio))
            assert (colour.lightness() == 0) == (distance > 0), (x, y)
            inside += distance > 0
    assert inside > 20


def test_a_box_is_moved_and_pulled_by_its_edges(editor):
    canvas = editor.canvas
    canvas.set_scale(0.5)
    drag(editor, QPoint(100, 100), QPoint(200, 200))
    drag(editor, QPoint(150, 150), QPoint(170, 140))
    assert boxes(editor) == (Region(240, 180, 200, 200),)
    drag(editor, QPoint(220, 190), QPoint(250, 260))  # its lower right corner
    box = boxes(editor)[0]
    assert (box.x, box.y) == (240, 180)
    assert (box.width, box.height) == (260, 340)
    drag(editor, QPoint(120, 150), QPoint(100, 150))  # its left edge
    assert boxes(editor)[0].x == 200
    assert boxes(editor)[0].width == 300


def test_a_slip_of_the_mouse_draws_nothing(editor):
    editor.canvas.set_scale(1.0)
    drag(editor, QPoint(300, 300), QPoint(303, 302))
    assert boxes(editor) == ()


# --- steps -----------------------------------------------------------------------------------------


def test_steps_are_undone_and_done_again(editor):
    press(editor, Qt.Key.Key_Return)
    (made,) = boxes(editor)
    for _ in range(5):
        press(editor, Qt.Key.Key_Right)
    (there,) = boxes(editor)
    editor.undo()
    assert boxes(editor) == (made,), "one way is one step"
    editor.undo()
    assert boxes(editor) == ()
    editor.redo()
    editor.redo()
    assert boxes(editor) == (there,)
    assert not editor.redo_button.isEnabled()


def test_each_picture_has_boxes_of_its_own(editor):
    press(editor, Qt.Key.Key_Return)
    editor.turn_to(1)
    assert boxes(editor, 1) == ()
    editor.whole_button.click()
    assert boxes(editor, 1) == (Region(0, 0, WIDTH, HEIGHT),)
    editor.turn_to(0)
    assert len(boxes(editor)) == 1
    assert boxes(editor) != boxes(editor, 1)


def test_random_steps_keep_every_box_inside_and_undo_leads_back():
    for seed in range(60):
        random = Random(seed)
        history, states = History(1), []
        for _ in range(30):
            now = history.plan.boxes[0]
            if not now or random.random() < 0.4:
                points = [random.uniform(-300, 2300) for _ in range(4)]
                box = spanned(*points, width=WIDTH, height=HEIGHT)
                if not redact_model.large_enough(box):
                    continue
                new = (*now, box)
            else:
                act = random.choice([moved, resized])
                dx, dy = random.randint(-3000, 3000), random.randint(-3000, 3000)
                new = (*now[:-1], act(now[-1], dx, dy, width=WIDTH, height=HEIGHT))
            for box in new:
                assert 0 <= box.x < box.x + box.width <= WIDTH, seed
                assert 0 <= box.y < box.y + box.height <= HEIGHT, seed
            if new != now:
                states.append(history.plan)
                history.change(history.plan.with_boxes(0, new))
        for before in reversed(states):
            history.undo()
            assert history.plan == before, seed
        assert not history.can_undo


def test_as_many_boxes_as_the_evidence_can_name(editor):
    assert MOST_BOXES == MAX_REGIONS
    for _ in range(MOST_BOXES):
        press(editor, Qt.Key.Key_Insert)
    assert len(boxes(editor)) == MOST_BOXES
    press(editor, Qt.Key.Key_Insert)
    assert len(boxes(editor)) == MOST_BOXES
    assert str(MOST_BOXES) in editor.error.text()
    assert not editor.new_button.isEnabled()


# --- what is asked for -------------------------------------------------------------------------------


def redacted(rig):
    return [call["redaction"] for name, call in rig.client.calls if name == "redact"]


def test_applying_asks_for_each_picture_and_the_photo_and_ends_the_review(rig, editor):
    editor.canvas.set_scale(0.5)
    drag(editor, QPoint(100, 100), QPoint(200, 200))
    editor.turn_to(1)
    editor.whole_button.click()
    editor.turn_to(2)
    editor.photo.click()
    editor.apply_button.click()
    rig.settle()
    first, second, photo = redacted(rig)
    assert (first.segment, first.monitor, first.regions) == (
        SEGMENT,
        0,
        (Region(200, 200, 200, 200),),
    )
    assert (second.monitor, second.regions) == (1, (Region(0, 0, WIDTH, HEIGHT),))
    assert photo.items == (ItemKind.WEBCAM,)
    assert not editor.isVisible()
    assert editor.canvas.pixmap.isNull(), "nothing of the picture stays in memory"
    assert rig.client.verbs[-1] == "keep"


def test_nothing_is_asked_for_without_a_box(rig, editor):
    assert not editor.apply_button.isEnabled()
    editor.apply()
    assert redacted(rig) == []


def test_a_refusal_keeps_what_is_not_done_and_says_why(rig, editor):
    press(editor, Qt.Key.Key_Return)
    (box,) = boxes(editor)
    rig.client.refusals["redact"] = Problem(ProblemCode.PICTURE_NOT_HERE)
    editor.apply()
    rig.settle()
    assert editor.isVisible()
    assert editor.error.isVisible()
    assert boxes(editor) == (box,)
    del rig.client.refusals["redact"]
    editor.apply()
    rig.settle()
    assert not editor.isVisible()


def test_a_bug_under_way_leaves_the_editor_usable(rig, editor):
    press(editor, Qt.Key.Key_Return)
    rig.client.failures["redact"] = RuntimeError("ours")
    editor.apply()
    rig.settle()
    assert editor.isVisible()
    assert editor.apply_button.isEnabled()


# --- the review is held ---------------------------------------------------------------------------


def test_the_review_is_held_while_the_editor_is_open_and_no_longer(rig, editor):
    assert rig.client.calls == [("hold_review", {"segment": SEGMENT})]
    assert editor.holding
    editor._hold_timer.timeout.emit()
    rig.settle()
    assert rig.client.verbs == ["hold_review", "hold_review"]
    editor.close()
    rig.settle()
    assert not editor.holding
    assert "keep" not in rig.client.verbs, "it was in review before, and is again"


def test_a_review_that_was_over_is_over_again_when_the_editor_is_left(rig, pictures):
    over = capture_of(paths=pictures, review=ReviewState.KEPT, taken_ms=NOW_MS - 120_000)
    rig.show(replace(CLOCKED_IN, capture=over))
    rig.shell.redact_regions.emit(SEGMENT)
    rig.settle()
    rig.shell.redaction.close()
    rig.settle()
    assert rig.client.verbs == ["hold_review", "keep"]


def test_what_is_signed_is_not_held_and_the_editor_says_so(rig, pictures):
    rig.client.refusals["hold_review"] = Problem(ProblemCode.ALREADY_SEALED)
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    rig.shell.redact_regions.emit(SEGMENT)
    rig.settle()
    editor = rig.shell.redaction
    assert not editor.holding
    assert "signed already" in editor.terms.text()
    editor.close()


def test_the_preview_stays_away_while_its_capture_is_edited(rig, pictures):
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    assert rig.shell.preview.isVisible()
    rig.shell.preview.panel.redact_button.click()
    rig.settle()
    assert rig.shell.redaction.isVisible()
    assert not rig.shell.preview.isVisible()
    rig.shell.redaction.close()
    rig.settle()
    assert rig.shell.preview.isVisible()


def test_it_opens_from_the_card_of_the_last_capture(rig, pictures):
    rig.show(replace(CLOCKED_IN, capture=capture_of(paths=pictures)))
    rig.shell.show()
    rig.shell.window.work.panel.redact_button.click()
    rig.settle()
    assert rig.shell.redaction.segment == SEGMENT
    rig.shell.redaction.leave()


def test_the_lock_of_the_session_loses_nothing(rig, editor):
    press(editor, Qt.Key.Key_Return)
    before = editor.plan
    locked = replace(rig.bridge.snapshot, tracking=Tracking.LOCKED)
    seen = editor.canvas.grab().toImage()
    rig.show(locked)
    assert editor.isVisible()
    assert editor.holding
    # Nothing of the picture is seen meanwhile.
    blank = editor.canvas.grab().toImage()
    colours = {blank.pixel(x, y) for x in range(blank.width()) for y in range(blank.height())}
    assert len(colours) == 1
    rig.show(replace(locked, tracking=Tracking.CAPTURING))
    assert editor.plan == before
    assert editor.canvas.grab().toImage() == seen


def test_another_preview_does_not_come_up_over_the_editor(rig, editor, pictures):
    other = capture_of(paths=pictures, segment="other")
    rig.show(replace(CLOCKED_IN, capture=other))
    assert not rig.shell.preview.isVisible()
    assert ("hold_review", {"segment": "other"}) in rig.client.calls
    editor.leave()
    rig.settle()
    assert rig.shell.preview.isVisible()


def test_time_is_spoken_of_as_the_contract_says(rig, editor, pictures):
    assert "stays" in editor.terms.text()
    editor.leave()
    strict = replace(CLOCKED_IN.contracts[0], redaction_keeps_time=False)
    rig.show(replace(CLOCKED_IN, contracts=(strict,), capture=capture_of(paths=pictures)))
    rig.shell.redact_regions.emit(SEGMENT)
    rig.settle()
    assert "may not be billed" in rig.shell.redaction.terms.text()


def test_the_picture_fits_and_zooms(editor):
    fitted = editor.canvas.scale
    assert fitted < 1
    editor.zoom(1)
    assert editor.canvas.scale > fitted
    editor.fit()
    assert editor.canvas.scale == pytest.approx(fitted, abs=0.02)


def test_a_plan_of_points_beyond_the_picture_stays_on_it():
    box = spanned(-50, -1, 5000.5, 20.2, width=WIDTH, height=HEIGHT)
    assert box == Region(0, 0, WIDTH, 21)
    assert Plan(((box,),)).empty is False


@pytest.mark.parametrize("scale", [0.37, 1.0, 2.5])
def test_the_stored_picture_is_black_exactly_there(rig, editor, pictures, scale):
    """From the mouse to the file: what the agent makes of the boxes that are asked for."""
    editor.canvas.set_scale(scale)
    drag(editor, QPoint(61, 47), QPoint(203, 171))
    (box,) = boxes(editor)
    data = Path(pictures[0][0]).read_bytes()
    encoded = black_out(data, (box,))
    assert encoded is not None
    with Image.open(BytesIO(encoded.picture.data)) as opened:
        stored = opened.convert("L")
    assert stored.size == (WIDTH, HEIGHT)
    right, lower = box.x + box.width, box.y + box.height
    inside = stored.crop((box.x, box.y, right, lower))
    # The encoding blurs an edge by a few shades; black it stays on one side, and light on the other.
    assert inside.getextrema()[1] < 64
    assert inside.crop((8, 8, inside.width - 8, inside.height - 8)).getextrema()[1] < 8
    for beside in (
        (0, 0, WIDTH, box.y),
        (0, lower, WIDTH, HEIGHT),
        (0, 0, box.x, HEIGHT),
        (right, 0, WIDTH, HEIGHT),
    ):
        assert stored.crop(beside).getextrema()[0] > 150
