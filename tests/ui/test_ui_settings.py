"""The settings window: every change is kept at once, every refusal stands beside its field, all by the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from agent.client import (
    AppSettings,
    ClientError,
    ConsentView,
    DiaryEntry,
    EntryState,
    Problem,
    ProblemCode,
    SettingOrigin,
    ThemeChoice,
)
from agent.core.privacy import Privacy
from agent.store.network import Network, Uploads
from tests.ui.fake_client import CLOCKED_OUT, CONTRACT, NOW_MS, OTHER
from ui import messages, present_settings
from ui.question import Question

SIGNED = ConsentView(
    contract=CONTRACT.contract,
    policy_sha256="ab" * 32,
    features=("screenshot",),
    shown_ms=NOW_MS,
    made_ms=NOW_MS,
    delivered=True,
)


def shown(rig, row=0):
    window = rig.shell.settings
    window.open_page(row)
    rig.settle()
    return window


def entry(app, minute):
    """A segment that names an app; the rest is as it may be."""
    fields = dict.fromkeys(DiaryEntry.__dataclass_fields__)
    fields |= {"segment": f"s{minute}", "contract": CONTRACT.contract, "state": EntryState.OPEN}
    return DiaryEntry(**fields | {"start_ms": NOW_MS - minute * 60_000, "app": app})


# --- what holds is shown ------------------------------------------------------------------------


def test_what_holds_is_shown_and_asks_for_nothing(rig):
    rig.client.kept = replace(
        rig.client.kept,
        privacy=Privacy(excluded_apps=("Vault", "Mail"), blur=6),
        network=Network(uploads=Uploads.UNMETERED, proxy="http://p.example:3128"),
        app=AppSettings(theme=ThemeChoice.DARK),
    )
    window = shown(rig)
    assert window.privacy.excluded.values == ("Vault", "Mail")
    assert window.privacy.blur.spin.text() == "6 pixels"
    assert window.network.uploads.choice.currentData() == "unmetered"
    assert window.network.proxy.line.text() == "http://p.example:3128"
    assert window.network.speed.spin.text() == "No limit"
    assert window.look.theme.choice.currentText() == "Dark"
    assert window.start.clock_in.spin.text() == "Never"
    assert rig.client.calls == []


def test_fields_that_hold_from_the_next_start_say_so(rig):
    window = shown(rig, 2)
    assert window.network.proxy.note.text() == "Holds from the next start of Hourproof."
    assert window.network.uploads.note.isHidden()


def test_what_an_administrator_set_cannot_be_changed_and_says_so(rig, monkeypatch):
    usual = rig.client.settings
    fixed = ("privacy.excluded_apps", "network.proxy", "network.ca_file", "privacy.blur")
    monkeypatch.setattr(
        rig.client,
        "settings",
        lambda: tuple(
            replace(view, origin=SettingOrigin.POLICY) if view.key in fixed else view
            for view in usual()
        ),
    )
    window = shown(rig, 2)
    for field in (window.network.proxy, window.privacy.blur, window.network.certificates):
        assert field.note.text() == "Set by the administrator of this computer."
        assert not field.control.isEnabled()
    assert not window.network.certificates.choose.isEnabled()
    assert not window.privacy.excluded.add.isEnabled()
    assert window.network.uploads.control.isEnabled()


def test_a_damaged_file_is_told(rig):
    window = shown(rig)
    assert window.damaged.isHidden()
    rig.show(replace(CLOCKED_OUT, problems=(Problem(ProblemCode.SETTINGS_CORRUPT),)))
    window.open_page()
    rig.settle()
    assert "damaged" in window.damaged.text()
    assert window.damaged.isVisible()


def test_a_change_on_the_command_line_shows_while_the_window_is_open(rig):
    window = shown(rig, 3)
    rig.client.set_setting(key="app.theme", values=("light",))
    rig.settle()
    assert window.look.theme.choice.currentData() == "light"


# --- each change is kept ------------------------------------------------------------------------


def test_an_app_is_excluded_and_shown_again(rig):
    window = shown(rig)
    field = window.privacy.excluded
    assert field.none.isVisible()
    field.name.setEditText(" KeePassXC ")
    field.add.click()
    rig.settle()
    assert rig.client.kept.privacy.excluded_apps == ("KeePassXC",)
    assert field.name.currentText() == ""
    assert field.list.item(0).text() == "KeePassXC"
    assert not field.remove.isEnabled()
    field.list.setCurrentRow(0)
    field.remove.click()
    rig.settle()
    assert rig.client.kept.privacy.excluded_apps == ()
    assert field.none.isVisible()


def test_nothing_is_asked_for_an_empty_name(rig):
    window = shown(rig)
    window.privacy.excluded.name.setEditText("  ")
    window.privacy.excluded.add.click()
    rig.settle()
    assert rig.client.calls == []


def test_apps_that_were_in_front_are_offered(rig):
    rig.client.kept = replace(rig.client.kept, privacy=Privacy(excluded_apps=("Signal",)))
    rig.client.entries = (
        entry("Firefox", 90),
        entry("signal", 60),
        entry("Blender", 30),
        entry(None, 20),
        entry("firefox", 10),
    )
    box = shown(rig).privacy.excluded.name
    assert [box.itemText(at) for at in range(box.count())] == ["firefox", "Blender"]


def test_a_number_is_kept_when_the_field_is_left(rig):
    window = shown(rig)
    spin = window.privacy.blur.spin
    spin.setFocus()
    spin.lineEdit().selectAll()
    QTest.keyClicks(spin, "12")
    QTest.keyClick(spin, Qt.Key.Key_Tab)
    rig.settle()
    assert rig.client.kept.privacy.blur == 12
    assert spin.text() == "12 pixels"
    assert rig.client.verbs == ["set_setting"]


def test_a_key_that_is_held_down_sets_a_number_once(rig, qtbot):
    window = shown(rig, 4)
    spin = window.start.clock_in.spin
    spin.setFocus()
    for _ in range(5):
        QTest.keyClick(spin, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: rig.client.kept.reminders.clock_in_minutes == 5, timeout=5000)
    assert rig.client.verbs == ["set_setting"]


def test_the_proxy_is_chosen_or_written(rig):
    window = shown(rig, 2)
    field = window.network.proxy
    assert field.line.isHidden()
    field.choice.setCurrentIndex(1)
    rig.settle()
    assert rig.client.kept.network.proxy == "none"
    field.choice.setCurrentIndex(2)
    assert field.line.isVisible()
    QTest.keyClicks(field.line, "http://p.example:3128")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    rig.settle()
    assert rig.client.kept.network.proxy == "http://p.example:3128"
    field.choice.setCurrentIndex(0)
    rig.settle()
    assert rig.client.kept.network.proxy == ""
    assert field.line.isHidden()


def test_a_proxy_that_is_none_is_explained_beside_it_until_it_is_mended(rig):
    window = shown(rig, 2)
    field = window.network.proxy
    field.choice.setCurrentIndex(2)
    QTest.keyClicks(field.line, "http://me:secret@p")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    rig.settle()
    assert "without a password" in field.error.text()
    assert rig.client.kept.network.proxy == ""
    window.open_page()  # the agent is asked again: what was written stays
    rig.settle()
    assert field.line.text() == "http://me:secret@p"
    field.line.clear()
    QTest.keyClicks(field.line, "http://p:80")
    assert field.error.text() == ""
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    rig.settle()
    assert rig.client.kept.network.proxy == "http://p:80"


def test_a_file_of_certificates_is_chosen_and_taken_out(rig, tmp_path):
    window = shown(rig, 2)
    field = window.network.certificates
    field.open_dialog()
    field.dialog.fileSelected.emit(str(tmp_path / "ca.pem"))
    field.dialog.close()
    rig.settle()
    assert rig.client.kept.network.ca_file == str(tmp_path / "ca.pem")
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    rig.settle()
    assert rig.client.kept.network.ca_file == ""


def test_a_refusal_of_the_disk_stands_beside_the_field(rig):
    window = shown(rig, 3)
    rig.client.refusals["set_setting"] = Problem(ProblemCode.DISK_FULL, {"path": "/data"})
    window.look.theme.choice.setCurrentIndex(2)
    rig.settle()
    assert "The disk is full" in window.look.theme.error.text()
    assert window.look.language.error.isHidden()
    rig.client.refusals.clear()
    window.look.theme.choice.setCurrentIndex(1)
    rig.settle()
    assert window.look.theme.error.isHidden()
    assert rig.client.kept.app.theme is ThemeChoice.LIGHT


def test_starting_with_the_session_is_switched_and_may_be_refused(rig):
    window = shown(rig, 4)
    QTest.mouseClick(window.start.start, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    rig.settle()
    assert rig.client.starts is True
    rig.client.refusals["start_with_session"] = Problem(ProblemCode.AUTOSTART_FAILED)
    window.start.start.click()
    rig.settle()
    assert "could not be changed" in window.start.start_error.text()
    assert window.start.start.isChecked()
    rig.client.starts = None
    window.open_page()
    rig.settle()
    assert not window.start.start.isEnabled()
    assert "no way" in window.start.start_hint.text()


# --- agreements ---------------------------------------------------------------------------------


def cards(window):
    return [[label.text() for label in card.findChildren(QLabel)] for card in window.consents.cards]


def test_agreements_say_when_and_can_be_read_again(rig):
    rig.client.signed = (SIGNED,)
    rig.show(replace(CLOCKED_OUT, contracts=(CONTRACT, replace(OTHER, agreed=False))))
    window = shown(rig, 1)
    assert [card[2] for card in cards(window)] == [
        "You agreed on 2026-09-21.",
        "You have not agreed. Nothing is captured.",
    ]
    read = window.consents.cards[1].findChildren(QPushButton)[0]
    assert read.accessibleName() == "Read what is captured on Support & docs"
    read.click()
    rig.settle()
    assert rig.shell.consent.isVisible()
    assert "Support & docs" in rig.shell.consent.title.text()
    assert rig.shell.consent.agree_button.isVisible()


@pytest.mark.parametrize(("sure", "verbs"), [(True, ["withdraw"]), (False, [])])
def test_an_agreement_is_withdrawn_after_a_question(rig, sure, verbs):
    rig.client.signed = (SIGNED,)
    window = shown(rig, 1)
    window.consents.cards[0].findChildren(QPushButton)[1].click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)
    (asked.do_button if sure else asked.stay_button).click()
    rig.settle()
    assert rig.client.verbs == verbs
    assert len(window.consents.cards[0].findChildren(QPushButton)) == (1 if verbs else 2)


def test_a_withdrawal_that_is_refused_says_why(rig):
    window = shown(rig, 1)
    rig.client.refusals["withdraw"] = Problem(ProblemCode.DISK_FULL, {"path": "/data"})
    rig.bridge.withdraw(contract=CONTRACT.contract)
    rig.settle()
    assert "disk is full" in window.consents.error.text().lower()


def test_a_withdrawn_agreement_says_when():
    withdrawn = replace(SIGNED, features=(), delivered=False)
    open_contract = replace(CONTRACT, agreed=False)
    [one] = present_settings.agreements(
        replace(CLOCKED_OUT, contracts=(open_contract,)), (SIGNED, withdrawn)
    )
    assert one.text.startswith("You withdrew your agreement on 2026-09-21.")
    assert one.text.endswith("after the next upload.")


# --- about, and the keyboard --------------------------------------------------------------------


def test_about_says_which_program_for_whom_and_where(rig):
    window = shown(rig, 5)
    texts = [label.text().replace("\u200b", "") for label in window.about.values]
    assert texts[:6] == [
        "1.2.3",
        "https://time.example.com",
        "Maya Okafor, Aurora Studio",
        "workbench",
        "d0d0000000000001",
        "/home/maya/.local/share/hourproof",
    ]
    assert "AGPL" in texts[-1]


def test_pages_and_fields_are_walked_with_the_keyboard_alone(rig):
    window = shown(rig)
    assert window.focusWidget() is window.list
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert window.stack.currentIndex() == 2
    seen = []
    for _ in range(12):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    page = window.network
    for control in (
        page.uploads.choice,
        page.speed.spin,
        page.proxy.choice,
        page.certificates.line,
        page.certificates.choose,
        page.quota.spin,
        window.list,
    ):
        assert control in seen
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.currentIndex() == 3
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isHidden()


def test_an_agent_that_cannot_say_leaves_the_window_whole(rig):
    def nothing():
        raise ClientError(Problem(ProblemCode.AGENT_NOT_RUNNING))

    rig.client.settings = nothing
    window = shown(rig)
    assert window.isVisible()
    assert rig.client.calls == []


def test_the_menus_lead_to_the_settings(rig):
    rig.shell.window.show()
    action = next(a for a in rig.shell.tray.menu.actions() if a.text() == messages.SETTINGS_MENU)
    action.trigger()
    rig.settle()
    assert rig.shell.settings.isVisible()
    rig.shell.settings.close()
    menu = rig.shell.window.menu_button.menu()
    next(a for a in menu.actions() if a.text() == messages.SETTINGS_MENU).trigger()
    rig.settle()
    assert rig.shell.settings.isVisible()
