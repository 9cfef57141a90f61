// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";

/// @title What gateways have committed to, one after another.
/// @notice Each gateway, known by an id that tells nothing of it, anchors hashes of its checkpoints under its own key.
/// A hash once anchored can neither be changed nor left out: epochs have no gaps, and each names the one before it.
/// Only the newest is stored; all of them are in the events. There is no proxy and no way to change this code.
contract Anchors is AccessControl {
    /// @notice Who may say which key speaks for a gateway.
    bytes32 public constant REGISTRAR = keccak256("REGISTRAR");

    struct Head {
        address key;
        uint64 epoch;
        bytes32 commit;
    }

    mapping(bytes32 gateway => Head) private heads;

    /// @notice From now on this key speaks for the gateway; none does when it is zero.
    event Registered(bytes32 indexed gateway, address indexed key);

    /// @notice The gateway has committed to a checkpoint, and again to the one before.
    event Anchored(bytes32 indexed gateway, uint64 indexed epoch, bytes32 commit, bytes32 previous);

    /// @notice The sender's key does not speak for this gateway.
    error NotItsKey(bytes32 gateway, address sender);

    /// @notice Something else is anchored at this epoch, or may be: it is older than the newest.
    error EpochTaken(bytes32 gateway, uint64 epoch);

    /// @notice The epoch is not the one after the newest.
    error EpochSkipped(bytes32 gateway, uint64 epoch, uint64 newest);

    /// @notice The previous commit is another one.
    error PreviousDiffers(bytes32 gateway, bytes32 previous);

    /// @notice A commit is a hash, and no hash is zero.
    error NoCommit();

    /// @param admin who appoints registrars, and is the first of them
    constructor(address admin) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(REGISTRAR, admin);
    }

    /// @notice Lets a key speak for a gateway, instead of the one that did; zero takes the right away.
    function register(bytes32 gateway, address key) external onlyRole(REGISTRAR) {
        heads[gateway].key = key;
        emit Registered(gateway, key);
    }

    /// @notice Anchors a commit at the epoch after the newest. To repeat the newest changes nothing.
    /// @param previous the commit of the epoch before; zero at epoch 1
    function anchor(bytes32 gateway, uint64 epoch, bytes32 commit, bytes32 previous) external {
        Head storage head = heads[gateway];
        if (head.key != msg.sender) revert NotItsKey(gateway, msg.sender);
        if (commit == 0) revert NoCommit();
        uint64 newest = head.epoch;
        bytes32 stored = head.commit;
        if (epoch <= newest) {
            if (epoch == newest && commit == stored) return;
            revert EpochTaken(gateway, epoch);
        }
        if (epoch != newest + 1) revert EpochSkipped(gateway, epoch, newest);
        if (previous != stored) revert PreviousDiffers(gateway, previous);
        head.epoch = epoch;
        head.commit = commit;
        emit Anchored(gateway, epoch, commit, previous);
    }

    /// @notice The newest anchor of a gateway and the key that speaks for it; zeros when there is none.
    function latest(bytes32 gateway) external view returns (uint64 epoch, bytes32 commit, address key) {
        Head storage head = heads[gateway];
        return (head.epoch, head.commit, head.key);
    }
}
